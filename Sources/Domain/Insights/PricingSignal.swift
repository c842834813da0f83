/// What sales is told of a campaign's contract: what should be done, and why.
///
/// Source: domain §9.3.
package struct PricingSignal: Hashable, Sendable {
    /// What should be done.
    package let action: InsightAction
    /// The recommendations that apply, in their order.
    package let recommendations: [InsightRecommendation]

    /// A signal; recommendations are put into their order, each once.
    package init(action: InsightAction, recommendations: [InsightRecommendation]) {
        self.action = action
        self.recommendations = InsightRecommendation.allCases.filter(recommendations.contains)
    }

    /// What the insights of a campaign come to.
    package init(_ insight: CampaignInsight) {
        action = insight.action
        recommendations = insight.recommendations
    }

    /// Nothing to do: how every campaign starts, and what stands once it is not looked at any more.
    package static let quiet = Self(action: .maintain, recommendations: [])

    /// The recommendations that were not there before.
    package func added(since before: Self) -> [InsightRecommendation] {
        recommendations.filter { !before.recommendations.contains($0) }
    }

    /// The recommendations that are gone.
    package func removed(since before: Self) -> [InsightRecommendation] {
        before.added(since: self)
    }
}
