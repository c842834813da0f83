/// Decides a request for a place: hard reasons, then room, then the waitlist.
///
/// Reasons keep the order of the table in domain §7.3. Source: domain §7.4, steps 3–5.
package enum Admission {
    /// The answer to a request that is no repetition.
    package static func decide(_ facts: AdmissionFacts) -> AdmissionDecision {
        let hard = hardReasons(facts)
        guard hard.isEmpty else { return .rejected(hard) }
        let missing = roomReasons(facts)
        guard !missing.isEmpty else { return .accepted }
        guard let closed = waitlistReason(facts) else { return .waitlisted(missing) }
        return .rejected(missing + [closed])
    }

    /// Whether a bundle should try to borrow a unit before the request is decided (§7.4 step 4).
    ///
    /// True when nothing else stands against the request, it takes a unit, the own limit is
    /// reached, and the unit would fit under the cap that the loan makes.
    package static func wantsLoan(_ facts: AdmissionFacts) -> Bool {
        let room = facts.room
        guard room.model == .bundle, facts.need == 1, room.taken >= room.limit else { return false }
        let widened = Room(
            model: room.model,
            limit: Arithmetic.saturatingSum(room.limit, 1),
            overbookPct: room.overbookPct,
            used: room.used,
            held: room.held
        )
        guard widened.admits(need: facts.need) else { return false }
        var lent = facts
        lent.room = widened
        return hardReasons(facts).isEmpty && roomReasons(lent).isEmpty
    }

    /// Why a place cannot be kept for somebody, in the order of domain §7.3; empty when it can.
    ///
    /// Nobody waits for a hold, so the waitlist does not matter. Source: "Holds and offers".
    package static func refusals(_ facts: AdmissionFacts) -> [ReasonCode] {
        let hard = hardReasons(facts)
        return hard.isEmpty ? roomReasons(facts) : hard
    }

    /// Whether an answer is a capacity refusal: room is missing even if nobody held any.
    ///
    /// Alerts look at U only, so that holds alone raise none. Source: domain §7.4.
    package static func isCapacityRefusal(_ reasons: [ReasonCode], _ facts: AdmissionFacts) -> Bool
    {
        guard isCapacityRefusal(reasons) else { return false }
        return !facts.room.withoutHolds.admits(need: facts.need)
    }

    /// Whether reasons of a fresh answer make it a capacity refusal (domain §7.4).
    package static func isCapacityRefusal(_ reasons: [ReasonCode]) -> Bool {
        reasons.contains(.capacityExhausted) || reasons.contains(.limitZero)
    }

    private static func hardReasons(_ facts: AdmissionFacts) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if !facts.isCampaignOpen { reasons.append(.campaignNotOpen) }
        if facts.isCompanySuspended { reasons.append(.companySuspended) }
        if facts.hasRoleConflict { reasons.append(.roleConflict) }
        if facts.placementRefusal == .instanceUnknown { reasons.append(.instanceUnknown) }
        if facts.placementRefusal == .instanceNotOpen { reasons.append(.instanceNotOpen) }
        if facts.room.limit <= 0 { reasons.append(.limitZero) }
        return reasons
    }

    private static func roomReasons(_ facts: AdmissionFacts) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if facts.placementRefusal == .instanceFull { reasons.append(.instanceFull) }
        if facts.isQuotaExhausted { reasons.append(.quotaExhausted) }
        if !facts.room.admits(need: facts.need) { reasons.append(.capacityExhausted) }
        return reasons
    }

    /// The first thing that keeps the request off the waitlist, or nil when it may wait.
    private static func waitlistReason(_ facts: AdmissionFacts) -> ReasonCode? {
        if !facts.isWaitlistEnabled { return .waitlistDisabled }
        if !facts.acceptsWaiting { return .waitlistDeclined }
        return facts.waitingCount >= facts.maxWaiting ? .waitlistFull : nil
    }
}
