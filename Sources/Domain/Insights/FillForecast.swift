/// When a campaign will be full if it goes on as it did, with an 80 % prediction interval.
///
/// Daily use is taken for a random walk with drift: the pace is the mean of the last dates, and the
/// interval includes the error of that mean. Everything is compared as exact whole numbers. With
/// n ≤ 28 dates, changes g and a rest R of any 64-bit size and h ≤ 730 days, n·Q stays below 2^136,
/// (R·n − S·h)² below 2^158 and every compared product below 2^177, so nothing overflows 256 bits.
/// Source: domain §17.
package struct FillForecast: Hashable, Sendable {
    /// What can be said.
    package let standing: FillStanding
    /// n: how many dates it looks back on, 28 at most.
    package let basisDays: Int64
    /// The last of those dates.
    package let basisEnd: CivilDate
    /// Days from then until use is expected to reach the limit; nil when it is not.
    package let expectedDays: Int64?
    /// The earliest plausible number of days.
    package let earliestDays: Int64?
    /// The latest plausible number of days; nil when it may well never happen.
    package let latestDays: Int64?

    /// The dates that a forecast looks back on.
    package static let longestBasis = 28
    /// The fewest dates that it is made from.
    package static let shortestBasis = 14
    /// The days that it looks ahead.
    package static let horizonDays: Int64 = 730

    /// Whether there is a forecast for a campaign at all: a live one of any model but credits.
    package static func isMade(for model: PricingModel, isLive: Bool) -> Bool {
        switch model {
        case .seats, .iaas, .bundle, .custom: isLive
        case .credits: false
        }
    }

    /// A forecast that was made before.
    package init(
        standing: FillStanding,
        basisDays: Int64,
        basisEnd: CivilDate,
        expectedDays: Int64?,
        earliestDays: Int64?,
        latestDays: Int64?
    ) {
        self.standing = standing
        self.basisDays = basisDays
        self.basisEnd = basisEnd
        self.expectedDays = expectedDays
        self.earliestDays = earliestDays
        self.latestDays = latestDays
    }

    /// The net changes of use per date, from the use at the end of each date in order.
    package static func netChanges(of used: [Int64]) -> [Int64] {
        zip(used.dropFirst(), used).map { Arithmetic.saturatingSum($0, -$1) }
    }

    /// The forecast of a campaign.
    ///
    /// `changes` are the net changes of use on the local dates since it left planned, oldest
    /// first, the last one that of `basisEnd`; only the last 28 count. Whether it is full already
    /// is known without any history, so that is told first.
    package static func make(
        changes: [Int64],
        used: Int64,
        limit: Int64,
        basisEnd: CivilDate
    ) -> Self {
        let window = changes.suffix(longestBasis)
        let rest = Int128(limit) - Int128(used)
        func without(_ standing: FillStanding) -> Self {
            Self(
                standing: standing,
                basisDays: Int64(window.count),
                basisEnd: basisEnd,
                expectedDays: nil,
                earliestDays: nil,
                latestDays: nil
            )
        }
        guard rest > 0 else { return without(.alreadyFull) }
        guard window.count >= shortestBasis else { return without(.insufficientData) }
        let walk = Walk(window, rest: rest)
        let expected = firstDay { walk.isFull(after: $0) }
        return Self(
            standing: expected == nil ? .beyondHorizon : .filling,
            basisDays: Int64(window.count),
            basisEnd: basisEnd,
            expectedDays: expected,
            earliestDays: firstDay { walk.isFull(after: $0) || walk.reaches($0) },
            latestDays: firstDay { walk.isFull(after: $0) && walk.leaves($0) }
        )
    }

    /// The date on which use is expected to reach the limit.
    package var expectedDate: CivilDate? { expectedDays.map { basisEnd.adding(days: $0) } }

    /// The earliest plausible date.
    package var earliestDate: CivilDate? { earliestDays.map { basisEnd.adding(days: $0) } }

    /// The latest plausible date.
    package var latestDate: CivilDate? { latestDays.map { basisEnd.adding(days: $0) } }

    /// Whether it is worth telling after the expected date that was told last.
    ///
    /// nil stands both for a forecast without a date and for none told yet, so that a campaign
    /// without a date is not told at first.
    package func isNews(after told: CivilDate?) -> Bool {
        guard let told, let expectedDate else { return (told == nil) != (expectedDate == nil) }
        return abs(expectedDate.days(since: told)) >= 3
    }

    private static func firstDay(where holds: (Int64) -> Bool) -> Int64? {
        (1...horizonDays).first(where: holds)
    }
}

/// The random walk behind a forecast, in the letters of its formula.
private struct Walk {
    private let n: Int64
    private let sum: Int128
    private let rest: Int128
    /// v = n·Q − S², never below 0.
    private let spread: Unsigned256

    init(_ changes: ArraySlice<Int64>, rest: Int128) {
        n = Int64(changes.count)
        sum = changes.reduce(0) { $0 + Int128($1) }
        let squares = changes.reduce(Unsigned256.zero) { squares, change in
            let size = UInt128(change.magnitude)
            return squares + Unsigned256(product: size, size)
        }
        spread = squares.times(UInt64(n)) - Unsigned256(product: sum.magnitude, sum.magnitude)
        self.rest = rest
    }

    /// S·h ≥ R·n.
    func isFull(after days: Int64) -> Bool { distance(after: days) <= 0 }

    /// 16424·v·h·(n+h) ≥ 10000·(n−1)·(R·n − S·h)².
    func reaches(_ days: Int64) -> Bool { width(after: days) >= squaredDistance(after: days) }

    /// 16424·v·h·(n+h) ≤ 10000·(n−1)·(S·h − R·n)².
    func leaves(_ days: Int64) -> Bool { width(after: days) <= squaredDistance(after: days) }

    private func distance(after days: Int64) -> Int128 { rest * Int128(n) - sum * Int128(days) }

    private func width(after days: Int64) -> Unsigned256 {
        spread.times(UInt64(16_424 * days * (n + days)))
    }

    private func squaredDistance(after days: Int64) -> Unsigned256 {
        let size = distance(after: days).magnitude
        return Unsigned256(product: size, size * UInt128(10_000 * (n - 1)))
    }
}
