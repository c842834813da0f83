/// Tells people that a threshold of their own was crossed: once per crossing, never faster than its
/// window.
///
/// Each threshold speaks for itself; none speaks for another. Source: the article on alerts.
package enum CustomThresholdRules {
    /// What a record makes of one threshold, in order; empty when nothing changes.
    ///
    /// `memory` says what is muted.
    package static func decide(
        _ observation: AlertObservation,
        _ level: CustomThresholdLevel,
        _ memory: AlertMemory
    ) -> [CustomThresholdEvent] {
        guard level.isActive else { return [] }
        var (events, level): ([CustomThresholdEvent], _) = ([], level)
        let threshold = level.threshold
        if observation.modelChanged {
            events.append(.forgotten)
            level = evolve(level, .forgotten, at: observation.clock)
        }
        let isQuietOver = AlertHold.isQuietOver(level.memory.suppressedFor, observation)
        if level.memory.passed, isQuietOver || isReleased(threshold, observation) {
            events.append(.rearmed)
            level.memory.rearm()
        }
        let isMuted = memory.isMuted(key: threshold.key, at: observation.clock)
        if level.memory.passed {
            let isLifted = AlertHold.isLifted(
                level.memory.suppressedFor,
                isMuted: isMuted,
                observation
            )
            guard isLifted else { return events }
        }
        guard observation.used >= threshold.crossedFrom(limit: observation.limit) else {
            return events
        }
        if level.memory.passed { events.append(.rearmed) }
        let hold = AlertHold(
            observation,
            mutedUntil: isMuted ? memory.mutedUntil : nil,
            isQuietable: threshold.isMutable,
            lastSentAt: level.memory.lastSentAt,
            windowMilliseconds: threshold.windowMilliseconds
        )
        let record = CustomThresholdRecord(
            threshold: threshold,
            cause: observation.limitChanged ? .limitChange : .usage,
            hold: hold,
            used: observation.used,
            limit: observation.limit,
            cap: observation.cap,
            suppressedBefore: hold == nil ? level.memory.pendingSuppressed : 0
        )
        return events + [.recorded(record)]
    }

    /// The threshold and its memory after an event of a record with this clock.
    package static func evolve(
        _ level: CustomThresholdLevel,
        _ event: CustomThresholdEvent,
        at clock: Instant
    ) -> CustomThresholdLevel {
        var level = level
        switch event {
        case .forgotten:
            level.memory.rearm()
            level.memory.lastSentAt = nil
        case .rearmed: level.memory.rearm()
        case .recorded(let record):
            level.memory.note(record.status, record.hold?.reason, at: clock)
        }
        return level
    }

    private static func isReleased(
        _ threshold: CustomThreshold,
        _ observation: AlertObservation
    ) -> Bool {
        guard let bound = threshold.rearmedUpTo(limit: observation.limit) else { return false }
        return observation.used <= bound
    }
}
