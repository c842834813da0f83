/// What a campaign remembers of its alerts.
///
/// Source: domain §8.2.
package struct AlertMemory: Hashable, Sendable {
    /// The memory of the level of 80 %.
    package var eighty = Level()
    /// The memory of the level of 90 %.
    package var ninety = Level()
    /// The memory of the level of 100 %.
    package var hundred = Level()
    /// The memory of the level of 110 %.
    package var hundredTen = Level()
    /// Until when levels are muted; from this moment on they are not.
    package var mutedUntil: Instant?
    /// The levels that are muted until then.
    package var mutedThresholds: Set<AlertThreshold> = []
    /// The keys of the custom thresholds that are muted until then.
    package var mutedKeys: Set<String> = []
    /// Who muted them; nil when nothing is muted.
    package var mutedBy: String?
    /// Why they are muted; nil when nothing is muted.
    package var muteReason: String?

    /// The memory of a campaign that never alerted: everything armed, nothing muted.
    package init() {}

    /// The memory of one level.
    package subscript(threshold: AlertThreshold) -> Level {
        get {
            switch threshold {
            case .eighty: eighty
            case .ninety: ninety
            case .hundred: hundred
            case .hundredTen: hundredTen
            }
        }
        set {
            switch threshold {
            case .eighty: eighty = newValue
            case .ninety: ninety = newValue
            case .hundred: hundred = newValue
            case .hundredTen: hundredTen = newValue
            }
        }
    }

    /// Whether a level is muted at a moment.
    package func isMuted(_ threshold: AlertThreshold, at clock: Instant) -> Bool {
        guard let mutedUntil, clock < mutedUntil else { return false }
        return mutedThresholds.contains(threshold)
    }

    /// Whether a custom threshold is muted at a moment.
    package func isMuted(key: String, at clock: Instant) -> Bool {
        guard let mutedUntil, clock < mutedUntil else { return false }
        return mutedKeys.contains(key)
    }

    /// Everything may speak again.
    package mutating func unmute() {
        mutedUntil = nil
        mutedThresholds = []
        mutedKeys = []
        mutedBy = nil
        muteReason = nil
    }

    /// What is remembered of one level.
    package struct Level: Hashable, Sendable {
        /// Whether the level was crossed and not re-armed since.
        package var passed = false
        /// When an alert of the level was sent last; nil for never, or for never under this model.
        package var lastSentAt: Instant?
        /// The alerts kept back since the last one sent.
        package var pendingSuppressed: Int64 = 0
        /// Why the crossing that passed the level was kept back, if it was.
        package var suppressedFor: AlertSuppression?
        /// Since when the level is passed; nil while it is armed.
        package var passedAt: Instant?
        /// The id of the alert sent since the level was last armed; a re-arm resolves it.
        package var openAlert: String?

        /// Arms the level again; when it was sent and what is pending stays.
        package mutating func rearm() {
            passed = false
            suppressedFor = nil
            passedAt = nil
            openAlert = nil
        }

        /// Notes what became of a crossing.
        package mutating func note(
            _ status: AlertStatus,
            _ reason: AlertSuppression?,
            at clock: Instant
        ) {
            passed = true
            suppressedFor = reason
            passedAt = clock
            switch status {
            case .sent:
                pendingSuppressed = 0
                lastSentAt = clock
            case .suppressed: pendingSuppressed += 1
            case .passed: break
            }
        }

        /// The memory of a level that was never crossed.
        package init() {}
    }
}
