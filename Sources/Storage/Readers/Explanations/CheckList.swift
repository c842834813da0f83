import Domain

/// The checks of an admission in the order of the rules, each with what was seen.
///
/// Source: domain §7.3, §7.4.
struct CheckList {
    /// One check.
    struct Check {
        /// What was asked.
        let name: String
        /// The numbers.
        let seen: String
        /// `passed`, or the code that came of it.
        let result: String
    }

    /// All of them, in order.
    private(set) var checks: [Check] = []

    init(_ admission: AdmissionChecks, role: ParticipantRole) {
        let facts = admission.facts
        add("the person is neither in nor waiting", "no enrollment, no entry", nil)
        addHard(facts, role)
        let hasHard =
            !facts.isCampaignOpen || facts.isCompanySuspended || facts.hasRoleConflict
            || facts.placementRefusal == .instanceUnknown
            || facts.placementRefusal == .instanceNotOpen || facts.room.limit <= 0
        if hasHard {
            add("verdict", "a hard reason", "rejected")
            return
        }
        addRoom(admission)
        let isFull = facts.placementRefusal == .instanceFull
        if isFull || facts.isQuotaExhausted || !facts.room.admits(need: facts.need) {
            addWaiting(facts)
        } else {
            add("verdict", "nothing stands against it", "accepted")
        }
    }

    private mutating func addHard(_ facts: AdmissionFacts, _ role: ParticipantRole) {
        add(
            "the campaign takes requests",
            facts.isCampaignOpen ? "recruiting or active" : "neither recruiting nor active",
            facts.isCampaignOpen ? nil : .campaignNotOpen
        )
        add(
            "the company is active",
            facts.isCompanySuspended ? "suspended" : "active",
            facts.isCompanySuspended ? .companySuspended : nil
        )
        add(
            "the person is not active in the other role",
            facts.hasRoleConflict ? "active" : "\(role.rawValue) only",
            facts.hasRoleConflict ? .roleConflict : nil
        )
        let refusal = facts.placementRefusal == .instanceFull ? nil : facts.placementRefusal
        add("the cohort is known and open", refusal == nil ? "yes, or none named" : "no", refusal)
        add(
            "something was sold",
            "limit \(facts.room.limit)",
            facts.room.limit <= 0 ? .limitZero : nil
        )
    }

    private mutating func addRoom(_ admission: AdmissionChecks) {
        let facts = admission.facts
        let isFull = facts.placementRefusal == .instanceFull
        add("the cohort has a place", isFull ? "full" : "yes", isFull ? .instanceFull : nil)
        for quota in admission.quotas {
            add(
                "hard quota \(quota.id) has room",
                "\(quota.use) of \(quota.cap) used",
                quota.isBlocking ? .quotaExhausted : nil
            )
        }
        let room = facts.room
        let sum =
            facts.need > 0
            ? "\(room.used) + \(facts.need) against \(room.cap)"
            : room.model == .credits
                ? "\(room.used) mc below \(room.cap) mc" : "nothing is taken, \(room.used) used"
        add(
            "the cap has room (\(room.model.rawValue), limit \(room.limit) and"
                + " \(room.overbookPct) %)",
            sum,
            room.admits(need: facts.need) ? nil : .capacityExhausted
        )
    }

    private mutating func addWaiting(_ facts: AdmissionFacts) {
        add(
            "the campaign keeps a waiting list",
            facts.isWaitlistEnabled ? "yes" : "no",
            facts.isWaitlistEnabled ? nil : .waitlistDisabled
        )
        guard facts.isWaitlistEnabled else { return add("verdict", "no room", "rejected") }
        add(
            "the request would wait",
            facts.acceptsWaiting ? "yes" : "no",
            facts.acceptsWaiting ? nil : .waitlistDeclined
        )
        guard facts.acceptsWaiting else { return add("verdict", "no room", "rejected") }
        let hasPlace = facts.waitingCount < facts.maxWaiting
        add(
            "the waiting list has a place",
            "\(facts.waitingCount) of \(facts.maxWaiting) wait",
            hasPlace ? nil : .waitlistFull
        )
        add("verdict", "no room", hasPlace ? "waitlisted" : "rejected")
    }

    private mutating func add(_ name: String, _ seen: String, _ failure: ReasonCode?) {
        add(name, seen, failure?.rawValue ?? "passed")
    }

    private mutating func add(_ name: String, _ seen: String, _ result: String) {
        checks.append(Check(name: name, seen: seen, result: result))
    }
}
