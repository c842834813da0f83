/// A move of a campaign that a person ordered for a later moment.
///
/// A value of its whole life: every change gives the next value, and a change that comes when it
/// is over, such as a second execution, gives the same value again. Source: domain §20.
package struct ScheduledTransition: Hashable, Sendable {
    /// The id.
    package let id: String
    /// The state to reach.
    package let target: CampaignStatus
    /// The moment it was ordered for.
    package let orderedFor: Instant
    /// The reason given with it, which the move is given in turn.
    package let reason: String?
    /// What it asks for beyond the guards.
    package let preconditions: ScheduledPreconditions
    /// Its state as of the last change; `stands` tells whether a blackout defers it meanwhile.
    package private(set) var state: ScheduledState
    /// The attempts that failed, 0–7.
    package private(set) var attempts: Int64
    /// The codes of the last failed attempt.
    package private(set) var lastCodes: [ReasonCode]
    /// The moment of the next attempt, blackouts aside.
    package private(set) var nextAt: Instant

    /// The failed attempts after which it is given up.
    package static let maximumAttempts: Int64 = 7

    /// A new one, or one as it was stored.
    package init(
        id: String,
        target: CampaignStatus,
        orderedFor: Instant,
        reason: String? = nil,
        preconditions: ScheduledPreconditions = ScheduledPreconditions(),
        state: ScheduledState = .pending,
        attempts: Int64 = 0,
        lastCodes: [ReasonCode] = [],
        nextAt: Instant? = nil
    ) {
        self.id = id
        self.target = target
        self.orderedFor = orderedFor
        self.reason = reason
        self.preconditions = preconditions
        self.state = state
        self.attempts = attempts
        self.lastCodes = lastCodes
        self.nextAt = nextAt ?? orderedFor
    }

    /// `due_in_past` unless the moment lies after the clock.
    package static func refusal(orderedFor moment: Instant, clock: Instant) -> ReasonCode? {
        moment > clock ? nil : .dueInPast
    }

    /// When it is due: at its next attempt, or after the blackouts that this falls in.
    ///
    /// `clock` matters only where a blackout was taken away or added late: what is overdue must
    /// not happen inside another blackout either. nil when it is over.
    package func dueAt(
        campaign: String,
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant
    ) -> Instant? {
        guard state.isOpen else { return nil }
        return blackouts.dueAt(nextAt, to: target, campaign: campaign, in: zone, clock: clock)
    }

    /// The same with the state that the blackouts give it: deferred inside one, else pending.
    package func stands(
        campaign: String,
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant
    ) -> Self {
        let due = dueAt(campaign: campaign, blackouts: blackouts, in: zone, clock: clock)
        guard let due else { return self }
        var next = self
        next.state = due == nextAt ? .pending : .deferred
        return next
    }

    /// After an attempt at a moment: done without codes, else one attempt further.
    ///
    /// It is tried again at the next local midnight until the seventh attempt has failed.
    package func attempted(
        _ codes: [ReasonCode],
        at clock: Instant,
        in zone: ZoneTable
    ) -> Self {
        guard state.isOpen else { return self }
        var next = self
        next.lastCodes = codes
        guard !codes.isEmpty else {
            next.state = .done
            return next
        }
        next.attempts = min(attempts + 1, Self.maximumAttempts)
        if next.attempts == Self.maximumAttempts {
            next.state = .failed
        } else {
            next.state = .pending
            next.nextAt = zone.nextLocalMidnight(after: clock)
        }
        return next
    }

    /// After it was taken back; what is over stays as it is.
    package func canceled() -> Self {
        guard state.isOpen else { return self }
        var next = self
        next.state = .canceled
        return next
    }

    /// Whether a manual move to a state leaves no path to its target, so that it is canceled.
    package func isPointless(afterManualMoveTo status: CampaignStatus) -> Bool {
        state.isOpen && !CampaignEdge.reachable(from: status).contains(target)
    }
}

extension ScheduledTransition {
    /// The same ordered for another moment, as when the midnights of a zone move; what was tried
    /// already, or is over, stays as it is.
    package func moved(to moment: Instant) -> Self {
        guard state.isOpen, attempts == 0, moment != orderedFor else { return self }
        return Self(
            id: id,
            target: target,
            orderedFor: moment,
            reason: reason,
            preconditions: preconditions,
            state: state
        )
    }
}
