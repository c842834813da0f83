package import Domain

/// What sales was told last of the contract of a campaign that is looked at daily.
///
/// Source: domain §9.3.
package struct PricingSignalRow: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// When it was looked at last, or when it came into a state in which it is.
    package var evaluatedAt: Instant
    /// What was told last; quiet when nothing ever was.
    package var signal: PricingSignal
    /// When that was told; nil when nothing ever was.
    package var toldAt: Instant?
    /// The record that told it.
    package var position: Int64?

    /// A campaign that is looked at from now on.
    package init(campaign: String, company: String, since clock: Instant) {
        self.campaign = campaign
        self.company = company
        evaluatedAt = clock
        signal = .quiet
    }

    static let columns =
        "campaign, company, evaluated_at, action, recommendations, told_at, position"

    init(_ row: inout Columns) {
        campaign = row.text()
        company = row.text()
        evaluatedAt = Instant(ms: row.int())
        let action = InsightAction(rawValue: row.text()) ?? .maintain
        let codes = row.text().split(separator: " ").map(String.init)
        signal = PricingSignal(
            action: action,
            recommendations: codes.compactMap(InsightRecommendation.init(rawValue:))
        )
        toldAt = row.optionalInt().map { Instant(ms: $0) }
        position = row.optionalInt()
    }

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(company)
        binder.add(evaluatedAt.ms)
        binder.add(signal.action.rawValue)
        binder.add(signal.recommendations.map(\.rawValue).joined(separator: " "))
        binder.add(toldAt?.ms)
        binder.add(position)
    }
}
