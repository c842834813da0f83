/// What a campaign could be offered.
///
/// Source: domain §10.2.
package enum UpsellCategory: String, CaseIterable, Sendable {
    /// More of what it has.
    case capacityExpansion = "capacity_expansion"
    /// More of a program that works well.
    case performanceBoost = "performance_boost"
    /// Help to make a busy program achieve more.
    case engagementBoost = "engagement_boost"
    /// One bundle for several campaigns.
    case bundleUpgrade = "bundle_upgrade"
    /// Nothing.
    case none

    /// The first category whose condition holds.
    ///
    /// `current` is the category of the open signal: more capacity is offered from 80 % on, and
    /// goes on being offered until use falls to 75 %. `bundleCandidates` are the company's
    /// recruiting or active campaigns outside bundles.
    package static func of(
        _ facts: UpsellFacts,
        engagementScore: Int64,
        bundleCandidates: Int64,
        current: Self?
    ) -> Self {
        let stays = current == .capacityExpansion && facts.utilizationBp > 7500
        if facts.utilizationBp >= 8000 || stays { return .capacityExpansion }
        let isSocial = facts.sroi.map { $0 >= 500 } ?? false
        let isPersonal = facts.vis.map { $0 >= 80 } ?? false
        if isSocial || isPersonal { return .performanceBoost }
        let achievesLittle = facts.sroi.map { $0 < 300 } ?? true
        if engagementScore >= 60, achievesLittle { return .engagementBoost }
        return bundleCandidates >= 2 ? .bundleUpgrade : .none
    }

    /// What sales should do about it; nil for none.
    package var action: UpsellAction? {
        switch self {
        case .capacityExpansion: .raiseLimit
        case .performanceBoost: .scaleProgram
        case .engagementBoost: .improveOutcomes
        case .bundleUpgrade: .moveToBundle
        case .none: nil
        }
    }
}
