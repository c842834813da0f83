/// How a figure moved since the previous snapshot.
///
/// Source: domain §12.3.
package enum MetricTrend: String, CaseIterable, Sendable {
    /// It grew.
    case up
    /// It shrank.
    case down
    /// It changed by less than 2 %, or not at all.
    case stable

    /// The trend from an old value to a new one.
    package init(from old: Int64, to new: Int64) {
        let change = Int128(new) - Int128(old)
        let isSmall = Int128(change.magnitude) * 100 < 2 * Int128(old)
        if change == 0 || isSmall {
            self = .stable
        } else {
            self = change > 0 ? .up : .down
        }
    }

    /// In how many days a budget is used up that was spent at the pace of the trailing 30 dates.
    ///
    /// 0 when nothing is left; nil when nothing was spent.
    package static func daysToDepletion(
        budgetMinor: Int64,
        spentMinor: Int64,
        burnMinor: Int64
    ) -> Int64? {
        guard burnMinor > 0 else { return nil }
        let left = Int128(budgetMinor) - Int128(spentMinor)
        return Arithmetic.floorDivide(wide: max(0, left) * 30, Int128(burnMinor))
    }
}
