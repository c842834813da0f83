/// How much of a quota is used in one of its periods, and which percentages were told.
///
/// Source: domain §16.
package struct QuotaUse: Hashable, Sendable {
    /// The first day of the period; nil for a quota that counts everything.
    package let periodStart: CivilDate?
    /// What is used, 0 or more, in the unit of the metric.
    package private(set) var use: Int64
    /// The percentages reached and not yet armed again, ascending.
    package private(set) var crossedPcts: [Int64]

    /// A use as it was stored.
    package init(periodStart: CivilDate?, use: Int64 = 0, crossedPcts: [Int64] = []) {
        self.periodStart = periodStart
        self.use = use
        self.crossedPcts = crossedPcts
    }

    /// The use at the start of the period a day lies in: nothing told, and used only what facts
    /// dated ahead brought.
    package init(starting quota: Quota, on day: CivilDate, use: Int64 = 0) {
        self.init(periodStart: quota.period.start(of: day), use: use)
    }

    /// Whether a day lies in its period: a fact of another day counts in another period.
    package func covers(_ day: CivilDate, of quota: Quota) -> Bool {
        quota.period.start(of: day) == periodStart
    }

    /// Counts more, or less when negative, and tells nobody yet.
    package mutating func add(_ delta: Int64) {
        use = Arithmetic.saturatingSum(use, delta)
    }

    /// Compares use with the percentages of a quota; the same again changes nothing.
    ///
    /// A percentage is told when use reaches it, and again only after use was 5 points below it.
    /// Due once per record that changed the use or the quota, so that what leaves and what comes
    /// in one record cancel out. An inactive quota tells nothing.
    package mutating func settle(_ quota: Quota) -> QuotaChange {
        guard quota.isActive else { return QuotaChange() }
        var change = QuotaChange()
        crossedPcts.removeAll { !quota.alertPcts.contains($0) }
        for percent in quota.alertPcts {
            let wasCrossed = crossedPcts.contains(percent)
            if wasCrossed, isBelow(percent, of: quota.limit) {
                change.rearmed.append(percent)
            } else if !wasCrossed, reaches(percent, of: quota.limit) {
                change.crossed.append(percent)
            }
        }
        crossedPcts.removeAll { change.rearmed.contains($0) }
        crossedPcts = (crossedPcts + change.crossed).sorted()
        return change
    }

    /// Counts and compares in one step.
    package mutating func apply(_ delta: Int64, _ quota: Quota) -> QuotaChange {
        add(delta)
        return settle(quota)
    }

    /// Any use reaches every percentage of a limit of 0.
    private func reaches(_ percent: Int64, of limit: Int64) -> Bool {
        limit > 0 ? Int128(use) * 100 >= Int128(limit) * Int128(percent) : use > 0
    }

    private func isBelow(_ percent: Int64, of limit: Int64) -> Bool {
        Int128(use) * 100 <= Int128(limit) * (Int128(percent) - 5)
    }
}
