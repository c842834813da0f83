/// What one record did to the capacity of a campaign, seen at the record's end.
///
/// Source: domain §8.2.
package struct AlertObservation: Hashable, Sendable {
    /// U after the record.
    package var used: Int64
    /// L after the record.
    package var limit: Int64
    /// C after the record.
    package var cap: Int64
    /// Whether the campaign is live after the record.
    package var live: Bool
    /// The clock of the record.
    package var clock: Instant
    /// Whether the record refused a request for want of capacity.
    package var refusal = false
    /// Whether the record flagged an enrollment overbooked.
    package var flaggedOverbooked = false
    /// Whether the record changed L other than by a loan.
    package var limitChanged = false
    /// Whether the record changed the pricing model.
    package var modelChanged = false
    /// Until when the company has quiet hours; nil outside of them.
    package var quietUntil: Instant?

    /// An observation of numbers; what else happened is set afterwards.
    package init(used: Int64, limit: Int64, cap: Int64, live: Bool, clock: Instant) {
        self.used = used
        self.limit = limit
        self.cap = cap
        self.live = live
        self.clock = clock
    }

    /// Use in basis points of the limit, rounded down; nil for a limit of 0.
    package var utilizationBp: Int64? { Room.utilizationBp(used: used, limit: limit) }

    /// Whether use alone reaches a level; any use reaches every level of a limit of 0.
    func reaches(_ threshold: AlertThreshold) -> Bool {
        threshold.isReached(used: used, limit: limit)
    }

    /// Whether use is so far below a level that it may fire again: 5 points, and for the highest
    /// one also 5 points of the limit below the cap.
    func releases(_ threshold: AlertThreshold) -> Bool {
        let isLower = Self.product(used, 100) <= Self.product(limit, threshold.rawValue - 5)
        switch threshold {
        case .eighty, .ninety, .hundred: return isLower
        case .hundredTen:
            let left = Arithmetic.saturatingSum(cap, -used)
            return isLower && left > 0 && Self.product(left, 100) >= Self.product(limit, 5)
        }
    }

    /// Whether something besides use reaches the highest level.
    var firesHighest: Bool { used > cap || flaggedOverbooked || refusal }

    private static func product(_ first: Int64, _ second: Int64) -> Int128 {
        Int128(first) * Int128(second)
    }
}
