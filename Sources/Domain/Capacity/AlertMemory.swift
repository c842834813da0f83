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

        /// The memory of a level that was never crossed.
        package init() {}
    }
}
