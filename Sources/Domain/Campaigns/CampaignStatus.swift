/// The states of a campaign, in the order of its life.
///
/// Source: domain §4.1.
package enum CampaignStatus: String, CaseIterable, Sendable {
    /// Being written.
    case draft
    /// Agreed, not open yet.
    case planned
    /// Open for enrollment before the start.
    case recruiting
    /// Running.
    case active
    /// Stopped for a while.
    case paused
    /// Ran to its end.
    case completed
    /// Over for good.
    case closed

    /// Whether alerts leave the house: recruiting, active or paused (domain §4.3).
    package var isLive: Bool {
        switch self {
        case .recruiting, .active, .paused: true
        case .draft, .planned, .completed, .closed: false
        }
    }

    /// Whether requests are decided instead of refused: recruiting or active (domain §4.3).
    package var decidesRequests: Bool {
        switch self {
        case .recruiting, .active: true
        case .draft, .planned, .paused, .completed, .closed: false
        }
    }
}
