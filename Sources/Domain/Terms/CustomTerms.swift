/// One version of custom terms: a fee, prices by use, or milestones.
///
/// Source: domain §9.1.
package struct CustomTerms: Hashable, Sendable {
    /// How often the fee is charged.
    package enum FeeSchedule: String, CaseIterable, Sendable {
        /// Once.
        case once
        /// For every month of the calendar, never prorated.
        case monthly
    }

    /// The local date from which the version holds.
    package let effectiveFrom: CivilDate
    /// The fee in minor units; nil without one.
    package let fixedFeeMinor: Int64?
    /// How often the fee is charged.
    package let feeSchedule: FeeSchedule
    /// What is charged by use.
    package let components: [CustomComponent]
    /// What falls due once.
    package let milestones: [CustomMilestone]

    /// A version of the terms.
    package init(
        effectiveFrom: CivilDate,
        fixedFeeMinor: Int64? = nil,
        feeSchedule: FeeSchedule = .once,
        components: [CustomComponent] = [],
        milestones: [CustomMilestone] = []
    ) {
        self.effectiveFrom = effectiveFrom
        self.fixedFeeMinor = fixedFeeMinor
        self.feeSchedule = feeSchedule
        self.components = components
        self.milestones = milestones
    }

    /// Fees, capped components and milestones over dates, in minor units; nil when they do not fit.
    ///
    /// A component without a cap has no value that could be known beforehand.
    package func valueMinor(over dates: CivilRange) -> Int64? {
        var sum = Int128(fixedFeeMinor ?? 0)
        if feeSchedule == .monthly { sum *= Int128(dates.monthCount) }
        for component in components {
            let value = Int128(component.rateMinor) * Int128(component.cap ?? 0)
            let (next, overflow) = sum.addingReportingOverflow(value)
            guard !overflow else { return nil }
            sum = next
        }
        for milestone in milestones { sum += Int128(milestone.amountMinor) }
        return Int64(exactly: sum)
    }
}
