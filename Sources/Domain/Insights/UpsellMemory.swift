/// What is remembered between the evaluations of the one signal of a campaign or company.
///
/// At most one signal is open; it is raised, updated any number of times, and then accepted,
/// declined or expired. Source: domain §10.4, §25 (I26).
package struct UpsellMemory: Hashable, Sendable {
    /// The open signal.
    package private(set) var open: OpenUpsell?
    /// The composite of the last evaluation of the open signal, told or not; 0 without one.
    package private(set) var composite: Int64
    /// The rest after the last signal that sales closed.
    package private(set) var cooldown: UpsellCooldown?

    /// The memory of a campaign or company, empty at first.
    package init(
        open: OpenUpsell? = nil,
        composite: Int64 = 0,
        cooldown: UpsellCooldown? = nil
    ) {
        self.open = open
        self.composite = composite
        self.cooldown = cooldown
    }

    /// The category to compare the next one with, so that more capacity goes on being offered.
    package var category: UpsellCategory? { open?.category }

    /// Evaluates and remembers; what is returned must be told.
    package mutating func evaluate(
        composite: Int64,
        category: UpsellCategory,
        clock: Instant,
        isEvaluated: Bool = true,
        bounds: UpsellBounds = .campaign
    ) -> UpsellDecision {
        let decision = UpsellLifecycle.decide(
            open: open,
            composite: composite,
            category: category,
            cooldown: cooldown,
            clock: clock,
            isEvaluated: isEvaluated,
            bounds: bounds
        )
        switch decision {
        case .raise(let category, let segment), .update(let category, let segment):
            open = OpenUpsell(
                category: category,
                segment: segment,
                lastEmittedComposite: composite
            )
        case .expire: open = nil
        case .none: break
        }
        self.composite = open == nil ? 0 : composite
        return decision
    }

    /// Evaluates at the end of a snooze: an open signal is told again as it stands, or expires.
    package mutating func wake(
        composite: Int64,
        category: UpsellCategory,
        clock: Instant,
        isEvaluated: Bool = true,
        bounds: UpsellBounds = .campaign
    ) -> UpsellDecision {
        let decision = evaluate(
            composite: composite,
            category: category,
            clock: clock,
            isEvaluated: isEvaluated,
            bounds: bounds
        )
        guard decision == .none, let open, !open.isSnoozed(at: clock) else { return decision }
        self.open = OpenUpsell(
            category: open.category,
            segment: open.segment,
            lastEmittedComposite: composite
        )
        return .update(category: open.category, segment: open.segment)
    }

    /// Evaluates the signal of a company, whose score is nil with fewer than two campaigns.
    package mutating func evaluate(company: CompanyUpsell?, clock: Instant) -> UpsellDecision {
        evaluate(
            composite: company?.composite ?? 0,
            category: .bundleUpgrade,
            clock: clock,
            isEvaluated: company != nil,
            bounds: .company
        )
    }

    /// Closes the open signal; a refusal is returned and changes nothing.
    ///
    /// `signal_closed` without an open one, so also the second time; `out_of_range` for a won
    /// value below 0; `currency_mismatch` for one in another currency than that of the signal.
    package mutating func close(
        _ closing: UpsellClosing,
        currency: Currency,
        at clock: Instant
    ) -> ReasonCode? {
        guard open != nil else { return .signalClosed }
        switch closing {
        case .accept(let wonValue):
            if let wonValue {
                guard wonValue.currency == currency else { return .currencyMismatch }
                guard wonValue.amount >= 0 else { return .outOfRange }
            }
            cooldown = .accepted(at: clock)
        case .decline: cooldown = .declined(at: clock, composite: composite)
        }
        open = nil
        composite = 0
        return nil
    }

    /// How long nothing may be told of a signal at a stretch.
    package static let longestSnoozeDays: Int64 = 90

    /// Tells nothing of the open signal until a moment; a refusal is returned and changes nothing.
    ///
    /// `signal_closed` without an open one; `due_in_past` for a moment that is not ahead;
    /// `out_of_range` for one more than 90 days ahead. A second time it moves the end.
    package mutating func snooze(until: Instant, at clock: Instant) -> ReasonCode? {
        guard let open else { return .signalClosed }
        guard until > clock else { return .dueInPast }
        guard until <= clock.adding(days: Self.longestSnoozeDays) else { return .outOfRange }
        self.open = OpenUpsell(
            category: open.category,
            segment: open.segment,
            lastEmittedComposite: open.lastEmittedComposite,
            snoozedUntil: until
        )
        return nil
    }

    /// Whether a campaign is looked at: a live one, or one completed 30 days ago or less.
    package static func isEvaluated(isLive: Bool, completedAt: Instant?, clock: Instant) -> Bool {
        if isLive { return true }
        guard let completedAt else { return false }
        return completedAt.adding(days: 30) >= clock
    }
}
