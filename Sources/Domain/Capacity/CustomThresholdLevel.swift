/// A custom threshold and what is remembered of it.
///
/// Source: the article on alerts.
package struct CustomThresholdLevel: Hashable, Sendable {
    /// The threshold as it is set now, or was last.
    package private(set) var threshold: CustomThreshold
    /// What is remembered of it.
    package var memory: AlertMemory.Level
    /// Whether it is set; of one that was taken away only the memory stays.
    package private(set) var isActive: Bool

    /// A threshold that was just set.
    package init(_ threshold: CustomThreshold) {
        self.init(threshold, AlertMemory.Level(), isActive: true)
    }

    /// A threshold as it was stored.
    package init(_ threshold: CustomThreshold, _ memory: AlertMemory.Level, isActive: Bool) {
        self.threshold = threshold
        self.memory = memory
        self.isActive = isActive
    }

    /// Puts another threshold of the same key in its place.
    ///
    /// On another line it is armed again. When it was sent last, and what is pending, stays, so that
    /// setting it anew tells nobody faster than its window.
    package mutating func set(_ newer: CustomThreshold) {
        if !isActive || !threshold.isSameLine(as: newer) { memory.rearm() }
        threshold = newer
        isActive = true
    }

    /// Takes it away.
    package mutating func retire() {
        memory.rearm()
        isActive = false
    }
}
