/// What must hold before an instance changes its state by a command.
///
/// Source: domain §5.1.
package enum InstanceGuards {
    /// All failing codes; empty when the transition may happen.
    package static func failing(
        from: InstanceStatus,
        to: InstanceStatus,
        _ facts: InstanceGuardFacts
    ) -> [ReasonCode] {
        switch (from, to) {
        case (.planned, .active): starting(facts)
        case (.active, .paused): facts.hasReason ? [] : [.reasonRequired]
        case (.paused, .active): facts.isCampaignActive ? [] : [.campaignNotActive]
        case (.active, .completed), (.paused, .completed), (.planned, .completed): []
        case (.planned, .planned), (.planned, .paused), (.active, .planned), (.active, .active),
            (.paused, .planned), (.paused, .paused), (.completed, _):
            [.invalidTransition]
        }
    }

    /// How an instance ended: canceled when it never started, else finished.
    package static func outcome(from: InstanceStatus) -> InstanceOutcome {
        switch from {
        case .planned: .canceled
        case .active, .paused, .completed: .finished
        }
    }

    private static func starting(_ facts: InstanceGuardFacts) -> [ReasonCode] {
        var failing: [ReasonCode] = []
        if !facts.isCampaignActive { failing.append(.campaignNotActive) }
        if facts.today < facts.startDate, !facts.earlyStart { failing.append(.startNotReached) }
        if facts.isConfigInvalid { failing.append(.configInvalid) }
        return failing
    }
}
