/// One alert: a level of one campaign was crossed, and what became of it.
///
/// Source: domain §8.2.
package struct AlertRecord: Hashable, Sendable {
    /// The level that was crossed.
    package let threshold: AlertThreshold
    /// What made it be crossed.
    package let cause: AlertCause
    /// What became of the alert.
    package let status: AlertStatus
    /// Why it was kept back; nil unless it was.
    package let suppressReason: AlertSuppression?
    /// U when it was crossed.
    package let used: Int64
    /// L when it was crossed.
    package let limit: Int64
    /// C when it was crossed.
    package let cap: Int64
    /// The alerts of the level kept back before this one; 0 unless it was sent.
    package let suppressedBefore: Int64
    /// The levels recorded as passed together with this one; empty for those themselves.
    package let passedThresholds: [AlertThreshold]
    /// When what keeps it back is over; nil when no moment is known, or it was not kept back.
    package let notBefore: Instant?
    /// When the alert was sent whose window throttles this one; nil unless it was throttled.
    package let lastSentAt: Instant?

    /// How bad it is.
    package var severity: AlertSeverity { threshold.severity }

    /// Use in basis points of the limit, rounded down; nil for a limit of 0.
    package var utilizationBp: Int64? { Room.utilizationBp(used: used, limit: limit) }
}
