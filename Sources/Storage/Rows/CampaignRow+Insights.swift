package import Domain

/// When a campaign's contract is looked at daily.
extension CampaignRow {
    private static let judgedDaysAfterCompletion: Int64 = 30

    /// Whether it is: from recruiting until 30 days after its completion.
    ///
    /// Source: domain §9.3, §10.4.
    package func isJudged(at clock: Instant) -> Bool {
        switch status {
        case .recruiting, .active, .paused: true
        case .completed:
            completedAt.map { $0.adding(days: Self.judgedDaysAfterCompletion) >= clock } ?? false
        case .draft, .planned, .closed: false
        }
    }
}

extension InsightPhase {
    /// The phase of a state.
    package init(_ status: CampaignStatus) {
        switch status {
        case .draft, .planned, .recruiting: self = .upcoming
        case .active: self = .active
        case .paused: self = .paused
        case .completed: self = .completed
        case .closed: self = .closed
        }
    }
}
