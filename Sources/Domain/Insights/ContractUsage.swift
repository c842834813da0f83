/// What is used of a contract, in its own unit and in money.
///
/// Seats and custom deals are used by volunteers, credits by what activities cost, learners and
/// shares of a bundle by learners. Source: domain §7.1, §9.3.
package struct ContractUsage: Hashable, Sendable {
    /// What was sold.
    package let model: PricingModel
    /// U: what is used, in the model's unit.
    package let used: Int64
    /// L: what was sold, in the model's unit.
    package let limit: Int64
    /// The contract value in minor units, for a bundle the value of its share; nil without one.
    package let contractMinor: Int64?
    /// What was charged to date, for a bundle what was attributed, in minor units.
    package let chargedMinor: Int64

    /// The use of the contract that the facts tell of.
    package init(_ facts: InsightFacts) {
        model = facts.model
        used = facts.used
        limit = facts.limit
        contractMinor =
            facts.model == .bundle ? facts.money.shareValueMinor : facts.money.contractMinor
        chargedMinor = facts.money.chargedMinor
    }

    /// What use is counted in.
    package var unit: CapacityUnit { model.unit }

    /// U − L: negative while something is left.
    package var variance: Int64 { Arithmetic.saturatingSum(used, -limit) }

    /// Use in basis points of the limit, rounded down; nil for a limit of 0.
    package var utilizationBp: Int64? { Arithmetic.floorOfProduct(used, 10_000, over: limit) }

    /// Whether 80 % are reached, but not everything is used; never for a limit of 0.
    package var isNear: Bool { limit > 0 && has(reached: 80) && used < limit }

    /// Whether everything is used; never for a limit of 0.
    package var isExhausted: Bool { limit > 0 && used >= limit }

    /// The charge in basis points of the contract value, rounded down; nil without a value.
    package var chargedBp: Int64? {
        contractMinor.flatMap { Arithmetic.floorOfProduct(chargedMinor, 10_000, over: $0) }
    }

    /// Whether so many percent of the limit are used, where any use of nothing sold counts.
    func has(reached percent: Int64) -> Bool {
        limit > 0 ? Quotient.isAtLeast(used, percent, percentOf: limit) : used > 0
    }
}
