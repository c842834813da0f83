/// What should be done about a campaign's contract.
///
/// Source: domain §9.3.
package enum InsightAction: String, CaseIterable, Sendable {
    /// Half of its time has passed and nobody uses it.
    case close
    /// It is nearly used up, or will be exceeded by a tenth.
    case expand
    /// A quarter of its time has passed and not even half will be used.
    case negotiate
    /// Nothing.
    case maintain

    /// The first action whose condition holds.
    ///
    /// `projected` is what will be used at the end; nil while it is unknown.
    package static func of(
        _ usage: ContractUsage,
        days: CampaignDays,
        projected: Int64?
    ) -> Self {
        if days.hasPassed(oneOf: 2), usage.used == 0 { return .close }
        if usage.has(reached: 80) { return .expand }
        guard let projected, usage.limit > 0 else { return .maintain }
        if Quotient.isAtLeast(projected, 110, percentOf: usage.limit) { return .expand }
        let fillsHalf = Quotient.isAtLeast(projected, 50, percentOf: usage.limit)
        return days.hasPassed(oneOf: 4) && !fillsHalf ? .negotiate : .maintain
    }
}
