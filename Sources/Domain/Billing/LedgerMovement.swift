/// How a cumulative quantity of the ledger grew in a month.
///
/// Source: domain §11.2.
struct LedgerMovement: Hashable, Sendable {
    /// The quantity at the start of the month.
    let start: Int64
    /// The quantity at its end, or now.
    let end: Int64
    /// What of the change came after its month was closed, with its sign.
    let late: Int64
    /// What of the change are reversals, with its sign.
    let reversed: Int64

    /// The movement of one type and model from the sums of its months; nil when it does not fit.
    init?(
        _ sums: [LedgerSum],
        in month: CivilMonth,
        total: KeyPath<LedgerSum, Int64>,
        late: KeyPath<LedgerSum, Int64>,
        reversed: KeyPath<LedgerSum, Int64>
    ) {
        let before = sums.filter { $0.period < month }
        let within = sums.filter { $0.period == month }
        guard let start = SeatRating.total(before.map { $0[keyPath: total] }),
            let change = SeatRating.total(within.map { $0[keyPath: total] }),
            let end = SeatRating.total([start, change]),
            let lateInMonth = SeatRating.total(within.map { $0[keyPath: late] }),
            let reversedInMonth = SeatRating.total(within.map { $0[keyPath: reversed] })
        else { return nil }
        self.start = start
        self.end = end
        self.late = lateInMonth
        self.reversed = reversedInMonth
    }

    /// A part of the movement.
    struct Part: Hashable, Sendable {
        let quantity: Int64
        let late: Int64
        let reversed: Int64
    }

    /// Δ f with the late and reversed quantities that fall to it; nil when it does not fit.
    ///
    /// Late records are taken first and reversals last. Where two functions add up to the whole,
    /// so do their parts.
    func delta(_ f: (Int64) -> Int64) -> Part? {
        guard let afterLate = SeatRating.total([start, late]),
            let beforeReversals = Self.difference(end, reversed),
            let quantity = Self.difference(f(end), f(start)),
            let late = Self.difference(f(afterLate), f(start)),
            let reversed = Self.difference(f(end), f(beforeReversals))
        else { return nil }
        return Part(quantity: quantity, late: late, reversed: reversed)
    }

    /// A difference; nil when it does not fit.
    static func difference(_ first: Int64, _ second: Int64) -> Int64? {
        Int64(exactly: Int128(first) - Int128(second))
    }
}
