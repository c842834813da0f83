/// Tells people that room runs out: once per crossing, never faster than the window of a level.
///
/// Source: domain §8.2.
package enum AlertRules {
    /// What a record makes of the alerts of a campaign, in order; empty when nothing changes.
    package static func decide(
        _ observation: AlertObservation,
        _ memory: AlertMemory
    ) -> [AlertEvent] {
        var events: [AlertEvent] = []
        var memory = memory
        if observation.modelChanged {
            events.append(.forgotten)
            memory = evolve(memory, .forgotten, at: observation.clock)
        }
        for threshold in AlertThreshold.allCases
        where memory[threshold].passed {
            let isQuietOver = AlertHold.isQuietOver(memory[threshold].suppressedFor, observation)
            guard isQuietOver || observation.releases(threshold) else { continue }
            events.append(.rearmed(threshold))
            memory[threshold].rearm()
        }
        let armed = Armed(memory, observation)
        guard let highest = armed.crossed.last else { return events }
        for threshold in armed.crossed where memory[threshold].passed {
            events.append(.rearmed(threshold))
        }
        let isOvershadowed = armed.passed.contains { $0 > highest }
        let lower = isOvershadowed ? armed.crossed : Array(armed.crossed.dropLast())
        for threshold in lower {
            events.append(.recorded(record(threshold, .passed, observation)))
        }
        if !isOvershadowed {
            events.append(.recorded(spoken(highest, over: lower, observation, memory)))
        }
        return events
    }

    /// The memory after an event of a record with this clock.
    package static func evolve(
        _ memory: AlertMemory,
        _ event: AlertEvent,
        at clock: Instant
    ) -> AlertMemory {
        var memory = memory
        switch event {
        case .forgotten:
            for threshold in AlertThreshold.allCases {
                memory[threshold].rearm()
                memory[threshold].lastSentAt = nil
            }
        case .rearmed(let threshold):
            memory[threshold].rearm()
        case .recorded(let record):
            memory[record.threshold].note(record.status, record.suppressReason, at: clock)
        }
        return memory
    }

    /// `mute_not_allowed` when a mute is longer than 90 days or names a level, or a custom threshold,
    /// that cannot be muted.
    package static func muteRefusal(
        until: Instant,
        thresholds: Set<AlertThreshold>,
        custom: [CustomThreshold] = [],
        clock: Instant
    ) -> ReasonCode? {
        let isAllowed =
            until <= clock.adding(days: 90) && thresholds.allSatisfy(\.isMutable)
            && custom.allSatisfy(\.isMutable)
        return isAllowed ? nil : .muteNotAllowed
    }

    /// What a sent alert recommends: one code for the level, one that says what is left.
    package static func recommendations(
        threshold: AlertThreshold,
        model: PricingModel
    ) -> [ReasonCode] {
        let advice: ReasonCode =
            switch threshold {
            case .eighty: .planExpansion
            case .ninety: .approveExpansion
            case .hundred: .expandNow
            case .hundredTen: .enrollmentBlocked
            }
        let rest: ReasonCode =
            switch model {
            case .seats, .custom: .seatsLeft
            case .credits: .creditsLeft
            case .iaas: .learnersLeft
            case .bundle: .shareLeft
            }
        return [advice, rest]
    }

    /// The record of the highest level crossed, when no higher one spoke before.
    private static func spoken(
        _ threshold: AlertThreshold,
        over lower: [AlertThreshold],
        _ observation: AlertObservation,
        _ memory: AlertMemory
    ) -> AlertRecord {
        let hold = AlertHold(
            observation,
            mutedUntil: memory.isMuted(threshold, at: observation.clock) ? memory.mutedUntil : nil,
            isQuietable: threshold.isMutable,
            lastSentAt: memory[threshold].lastSentAt,
            windowMilliseconds: threshold.windowMilliseconds
        )
        if let hold {
            return record(
                threshold,
                .suppressed,
                observation,
                hold: hold,
                passedThresholds: lower
            )
        }
        return record(
            threshold,
            .sent,
            observation,
            suppressedBefore: memory[threshold].pendingSuppressed,
            passedThresholds: lower
        )
    }

    private static func cause(
        of threshold: AlertThreshold,
        _ observation: AlertObservation
    ) -> AlertCause {
        if observation.limitChanged { return .limitChange }
        if observation.used > observation.cap { return .overbooked }
        if observation.reaches(threshold) { return .usage }
        return observation.flaggedOverbooked ? .overbooked : .refusal
    }

    private static func record(
        _ threshold: AlertThreshold,
        _ status: AlertStatus,
        _ observation: AlertObservation,
        hold: AlertHold? = nil,
        suppressedBefore: Int64 = 0,
        passedThresholds: [AlertThreshold] = []
    ) -> AlertRecord {
        AlertRecord(
            threshold: threshold,
            cause: cause(of: threshold, observation),
            status: status,
            suppressReason: hold?.reason,
            used: observation.used,
            limit: observation.limit,
            cap: observation.cap,
            suppressedBefore: suppressedBefore,
            passedThresholds: passedThresholds,
            notBefore: hold?.notBefore,
            lastSentAt: hold?.lastSentAt
        )
    }

    /// Which levels are passed and which armed ones are crossed, in ascending order.
    ///
    /// A level kept back only because the campaign was not live, or was muted, counts as armed
    /// again once that is over: the people concerned have not heard of it.
    private struct Armed {
        var passed: [AlertThreshold] = []
        var crossed: [AlertThreshold] = []

        init(_ memory: AlertMemory, _ observation: AlertObservation) {
            for threshold in AlertThreshold.allCases {
                let level = memory[threshold]
                let isLifted = AlertHold.isLifted(
                    level.suppressedFor,
                    isMuted: memory.isMuted(threshold, at: observation.clock),
                    observation
                )
                if level.passed && !isLifted {
                    passed.append(threshold)
                } else if observation.reaches(threshold) {
                    crossed.append(threshold)
                } else if threshold == .hundredTen, observation.firesHighest {
                    crossed.append(threshold)
                }
            }
        }
    }
}
