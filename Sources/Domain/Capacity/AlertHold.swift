/// What keeps an alert back, and until when.
///
/// Source: domain §8.2 step 4, and the article on alerts for quiet hours.
package struct AlertHold: Hashable, Sendable {
    /// Why it is kept back.
    package let reason: AlertSuppression
    /// When that is over; nil when no moment is known.
    package let notBefore: Instant?
    /// When the alert was sent whose window is not over; nil for any other reason.
    package let lastSentAt: Instant?

    /// The first reason that applies, in the order not live, muted, quiet hours, window; nil when
    /// nothing keeps the alert back.
    init?(
        _ observation: AlertObservation,
        mutedUntil: Instant?,
        isQuietable: Bool,
        lastSentAt: Instant?,
        windowMilliseconds: Int64
    ) {
        if !observation.live {
            self.init(.notLive)
        } else if let mutedUntil {
            self.init(.muted, notBefore: mutedUntil)
        } else if let quietUntil = observation.quietUntil, isQuietable {
            self.init(.quietHours, notBefore: quietUntil)
        } else if let lastSentAt,
            observation.clock.milliseconds(since: lastSentAt) < windowMilliseconds
        {
            let next = lastSentAt.adding(milliseconds: windowMilliseconds)
            self.init(.throttled, notBefore: next, lastSentAt: lastSentAt)
        } else {
            return nil
        }
    }

    private init(
        _ reason: AlertSuppression,
        notBefore: Instant? = nil,
        lastSentAt: Instant? = nil
    ) {
        self.reason = reason
        self.notBefore = notBefore
        self.lastSentAt = lastSentAt
    }

    /// Whether what kept a crossing back is over, so that it counts as never having happened; the
    /// window is no such thing, as people were told not long before.
    static func isLifted(
        _ reason: AlertSuppression?,
        isMuted: Bool,
        _ observation: AlertObservation
    ) -> Bool {
        switch reason {
        case .notLive: observation.live
        case .muted: !isMuted
        case .quietHours: isQuietOver(reason, observation)
        case .throttled, nil: false
        }
    }

    /// Whether quiet hours kept a crossing back and are over: its line is armed again.
    static func isQuietOver(
        _ reason: AlertSuppression?,
        _ observation: AlertObservation
    ) -> Bool {
        reason == .quietHours && observation.quietUntil == nil
    }
}
