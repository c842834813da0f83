/// The moves that a campaign makes by its own dates.
///
/// Source: domain §4.4.
package enum ClockRule: String, CaseIterable, Sendable {
    /// A1: planned or recruiting → active on the first day.
    case activate
    /// A2: active → completed after the last day.
    case complete
    /// A3: planned → recruiting some days before the first day.
    case recruit
    /// A4: completed → closed some days after the completion.
    case close

    /// The state the rule leads to.
    package var target: CampaignStatus {
        switch self {
        case .activate: .active
        case .complete: .completed
        case .recruit: .recruiting
        case .close: .closed
        }
    }

    /// Whether the rule moves a campaign of this state; a paused one never moves by the clock.
    package func applies(to status: CampaignStatus) -> Bool {
        switch self {
        case .activate: status == .planned || status == .recruiting
        case .complete: status == .active
        case .recruit: status == .planned
        case .close: status == .completed
        }
    }

    /// Whether failed attempts end with the campaign's last day.
    package var stopsAfterEnd: Bool {
        switch self {
        case .activate, .recruit: true
        case .complete, .close: false
        }
    }
}
