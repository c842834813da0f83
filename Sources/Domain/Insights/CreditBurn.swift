/// How fast a campaign uses its credits.
///
/// Source: domain §9.3.
package struct CreditBurn: Hashable, Sendable {
    /// Thousandths of a credit that were used on those dates, reversals taken off.
    package let consumedMc: Int64
    /// d: the trailing local dates looked at, 30, or fewer if the campaign was active for fewer.
    package let days: Int64

    /// The dates that are looked at.
    package static let longestDays: Int64 = 30

    /// What was used on the trailing 30 dates by a campaign that was active on `days` dates so far.
    ///
    /// More than 30 or fewer than 0 dates are cut.
    package init(consumedMc: Int64, days: Int64) {
        self.consumedMc = consumedMc
        self.days = min(max(days, 0), Self.longestDays)
    }

    /// How many days the rest will last; nil when nothing was used.
    ///
    /// Dates on which more was taken back than used say nothing about a pace. A number of days
    /// beyond 64 bit stays at the end of the range.
    package func runwayDays(limit: Int64, used: Int64) -> Int64? {
        guard consumedMc > 0, days > 0 else { return nil }
        let left = Int128(limit) - Int128(used)
        guard left > 0 else { return 0 }
        return Arithmetic.floorDivide(wide: left * Int128(days), Int128(consumedMc)) ?? .max
    }
}
