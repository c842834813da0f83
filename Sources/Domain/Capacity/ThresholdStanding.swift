/// Where a threshold of a campaign stands: whether it may fire, from which use, and if not why not.
///
/// The answer of the rules to "why was there no alert?"; it reads and changes nothing. Source: the
/// article on alerts.
package struct ThresholdStanding: Hashable, Sendable {
    /// `80 %` or the key of a custom threshold.
    package let name: String
    /// How bad it is.
    package let severity: AlertSeverity
    /// What is remembered of it.
    package let level: AlertMemory.Level
    /// The smallest use that crosses it.
    package let crossedFrom: Int64
    /// The largest use at which it is armed again; nil when no use is small enough.
    package let rearmedUpTo: Int64?
    /// Until when it is muted; nil when it is not.
    package let mutedUntil: Instant?
    /// Who muted it and why.
    package let mutedBy: String?
    /// Why it is muted.
    package let muteReason: String?
    private let observation: AlertObservation
    private let isQuietable: Bool
    private let windowMilliseconds: Int64

    /// One of the four thresholds of domain §8.1, seen at the clock of an observation.
    package init(
        _ threshold: AlertThreshold,
        _ memory: AlertMemory,
        _ observation: AlertObservation
    ) {
        let (cap, limit) = (observation.cap, observation.limit)
        name = "\(threshold.rawValue) %"
        severity = threshold.severity
        level = memory[threshold]
        let reached =
            limit > 0 ? UseBound.ceilingOfPercent(threshold.rawValue, of: limit) : 1
        crossedFrom =
            threshold == .hundredTen ? min(reached, Arithmetic.saturatingSum(cap, 1)) : reached
        let bound = threshold.rearmedUpTo(limit: limit, cap: cap)
        rearmedUpTo = bound < 0 ? nil : bound
        let isMuted = memory.isMuted(threshold, at: observation.clock)
        mutedUntil = isMuted ? memory.mutedUntil : nil
        mutedBy = isMuted ? memory.mutedBy : nil
        muteReason = isMuted ? memory.muteReason : nil
        isQuietable = threshold.isMutable
        windowMilliseconds = threshold.windowMilliseconds
        self.observation = observation
    }

    /// A custom threshold, seen at the clock of an observation; `memory` says what is muted.
    package init(
        _ custom: CustomThresholdLevel,
        _ memory: AlertMemory,
        _ observation: AlertObservation
    ) {
        let threshold = custom.threshold
        name = threshold.key
        severity = threshold.severity
        level = custom.memory
        crossedFrom = threshold.crossedFrom(limit: observation.limit)
        rearmedUpTo = threshold.rearmedUpTo(limit: observation.limit)
        let isMuted = memory.isMuted(key: threshold.key, at: observation.clock)
        mutedUntil = isMuted ? memory.mutedUntil : nil
        mutedBy = isMuted ? memory.mutedBy : nil
        muteReason = isMuted ? memory.muteReason : nil
        isQuietable = threshold.isMutable
        windowMilliseconds = threshold.windowMilliseconds
        self.observation = observation
    }

    /// When an alert of it may be sent at the earliest; nil when at once.
    package var notBefore: Instant? { hold?.notBefore }

    /// What would keep an alert of it back now; nil when nothing would.
    package var hold: AlertHold? {
        AlertHold(
            observation,
            mutedUntil: mutedUntil,
            isQuietable: isQuietable,
            lastSentAt: level.lastSentAt,
            windowMilliseconds: windowMilliseconds
        )
    }

    /// The sentence, with times of the company's clock.
    ///
    /// *Ex.* "still passed since 2026-04-01 12:00, re-arms at ≤ 37".
    package func sentence(in zone: ZoneTable) -> String {
        let text = LocalTimeText(zone: zone)
        var parts = [level.passed ? passed(text) : "fires at ≥ \(crossedFrom)"]
        if let held = held(text) { parts.append(held) }
        if level.pendingSuppressed > 0 {
            parts.append("\(level.pendingSuppressed) held back since the last one")
        }
        return parts.joined(separator: "; ")
    }

    private func passed(_ text: LocalTimeText) -> String {
        let since = level.passedAt.map { " since \(text.moment($0))" } ?? ""
        let bound = rearmedUpTo.map { "re-arms at ≤ \($0)" } ?? "re-arms at a larger limit only"
        let isLifted = AlertHold.isLifted(
            level.suppressedFor,
            isMuted: mutedUntil != nil,
            observation
        )
        if isLifted { return "passed unheard\(since), fires again with the next change" }
        return "still passed\(since), \(bound)"
    }

    private func held(_ text: LocalTimeText) -> String? {
        guard let hold else { return nil }
        let until = hold.notBefore.map { text.moment($0, seenFrom: observation.clock) }
        switch hold.reason {
        case .notLive: return "the campaign is not live"
        case .muted:
            let by = mutedBy.map { " by \($0)" } ?? ""
            let why = muteReason.map { ": \($0)" } ?? ""
            return "muted" + by + (until.map { " until \($0) (company time)" } ?? "") + why
        case .quietHours:
            return "quiet hours" + (until.map { " until \($0) (company time)" } ?? "")
        case .throttled:
            let raised = LocalTimeText.length(
                from: hold.lastSentAt ?? observation.clock,
                to: observation.clock
            )
            return "raised \(raised) ago"
                + (until.map { ", next not before \($0) (company time)" } ?? "")
        }
    }
}
