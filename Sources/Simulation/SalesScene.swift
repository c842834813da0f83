import Contracts
import Domain

/// The messages of a small space's histories.
struct SalesScene {
    /// The names of one history.
    struct Actors {
        let first: String
        let second: String
        let number: Int
        /// The record of the last fee that may be taken back.
        var fee = "use_acme_1_1"
        /// The moment that the clock has come to.
        var clock: Instant
    }

    private let name: String
    /// Whether time passes; then every history has months of its own.
    private let passesTime: Bool
    /// Whether anything happens in the second campaign, or by what it can lend.
    private let hasNeighbor: Bool
    /// Whether the first campaign may have started.
    private let starts: Bool
    private static let beginning = Instant(ms: 1_775_034_000_000)

    init(_ name: String, _ happenings: [SalesHappening]) {
        self.name = name
        passesTime = happenings.contains(.halfMonth)
        starts = passesTime || happenings.contains(.start)
        let inSecond: Set<SalesHappening> = [
            .thirdAsksNextDoor, .secondJoinsNextDoor, .lateSession, .nextDoorIsSoldLearners,
        ]
        hasNeighbor = name == "bundle" || !inSecond.isDisjoint(with: happenings)
    }

    func actors(_ number: Int) -> Actors {
        let days = passesTime ? Int64(number % 500) * 100 : 0
        let clock = Self.beginning.adding(days: days)
        return Actors(first: "c\(number)", second: "d\(number)", number: number, clock: clock)
    }

    func opening(_ actors: inout Actors, after count: Int) -> [LogMessage] {
        var messages = passesTime ? [SimulatedMessage.tick(at: actors.clock)] : []
        if name == "bundle" { messages.append(subscription(actors)) }
        for campaign in campaigns(actors) {
            messages.append(draft(campaign, actors))
            messages.append(SmallSpace.move(campaign, "p-\(campaign)", to: "planned"))
            messages.append(SmallSpace.move(campaign, "r-\(campaign)", to: "recruiting"))
        }
        if name == "quotas" { messages.append(quota(actors, limit: 1, "o")) }
        return messages
    }

    /// What a later history shall not see.
    func closing(_ actors: Actors) -> [LogMessage] {
        campaigns(actors).flatMap { campaign in
            // What never started is closed at once.
            (starts ? ["completed", "closed"] : ["closed"]).map { target in
                SmallSpace.move(campaign, "\(target)-\(campaign)", to: target)
            }
        }
    }

    private func campaigns(_ actors: Actors) -> [String] {
        hasNeighbor ? [actors.first, actors.second] : [actors.first]
    }

    private static func price(_ amount: Int64) -> JSON {
        .object(["amount": .int(amount), "currency": .string("EUR")])
    }

    private func model(_ campaign: String) -> String {
        name == "quotas" ? "iaas" : name
    }

    private func terms(_ actors: Actors, isLarge: Bool) -> JSONObject {
        switch name {
        case "credits":
            return [
                "creditAllocationMc": .int(isLarge ? 15_000 : 8000), "creditPrice": Self.price(333),
            ]
        case "iaas", "quotas":
            return [
                "learnersCommitted": .int(name == "quotas" || isLarge ? 3 : 1),
                "pricePerLearner": Self.price(15_000),
            ]
        case "bundle":
            return [
                "subscriptionId": .string("s\(actors.number)"),
                "shareBp": .int(isLarge ? 6000 : 5000),
            ]
        case "custom":
            return [
                "fixedFee": Self.price(700), "fixedFeeSchedule": .string("monthly"),
                "components": .array([
                    .object([
                        "name": .string("hours"), "unit": .string("hour"), "rate": Self.price(4511),
                        "cap": .int(1),
                    ])
                ]),
                "milestones": .array([
                    .object(["key": .string("report"), "amount": Self.price(999)])
                ]),
            ]
        default:
            return [
                "committedSeats": .int(isLarge ? 2 : 1), "seatPricePerMonth": Self.price(50_000),
            ]
        }
    }

    private func draft(_ campaign: String, _ actors: Actors) -> LogMessage {
        let today = CivilDate(dayNumber: actors.clock.ms / Instant.millisecondsPerDay)
        let fields: JSONObject = [
            "name": .string(campaign), "templateVersionId": .string("t@1"),
            "groupId": .string("g"), "startDate": .string(today.adding(days: 20).iso),
            "endDate": .string(today.adding(days: 60).iso), "targetVolunteers": .int(1),
            "targetBeneficiaries": .int(3), "budgetAllocated": Self.price(1),
            "model": .string(model(campaign)), "overbookPct": .int(name == "iaas" ? 50 : 0),
            "terms": .object(terms(actors, isLarge: campaign == actors.second && name != "bundle")),
        ]
        return SmallSpace.command(
            .campaignCreate,
            "acme",
            "a-\(campaign)",
            ["id": .string(campaign), "fields": .object(fields)]
        )
    }

    private func subscription(_ actors: Actors) -> LogMessage {
        SmallSpace.command(
            .subscriptionCreate,
            "acme",
            "s-\(actors.number)",
            [
                "id": .string("s\(actors.number)"), "sku": .string("B4"), "quantity": .int(1),
                "annualPrice": Self.price(9999), "learnersSupported": .int(4),
                "periodStart": .string("2026-01-01"), "periodEnd": .string("2028-12-31"),
                "borrowing": .string("siblings"),
            ]
        )
    }

    private func quota(_ actors: Actors, limit: Int64, _ id: String) -> LogMessage {
        SmallSpace.command(
            .quotaSet,
            "acme",
            "q-\(id)-\(actors.number)",
            [
                "id": .string("q\(actors.number)"), "scope": .string("campaign"),
                "scopeRef": .string(actors.first), "metric": .string("beneficiaries"),
                "period": .string("total"), "limit": .int(limit), "hardness": .string("hard"),
            ]
        )
    }

    func message(
        _ happening: SalesHappening,
        _ actors: inout Actors,
        step: Int,
        after count: Int
    ) -> LogMessage {
        let (first, second, id) = (actors.first, actors.second, "m-\(actors.first)-\(step)")
        switch happening {
        case .firstAsks: return person(.enrollmentRequested, first, 1, id)
        case .secondAsks: return person(.enrollmentRequested, first, 2, id)
        case .thirdAsks: return person(.enrollmentRequested, first, 3, id)
        case .thirdAsksNextDoor: return person(.enrollmentRequested, second, 3, id)
        case .secondJoinsNextDoor: return person(.enrollmentCreated, second, 2, id)
        case .firstLeaves: return person(.enrollmentWithdrawn, first, 1, id)
        case .firstCompletes: return person(.enrollmentCompleted, first, 1, id)
        case .firstIsServed: return person(.learnerServed, first, 1, id)
        case .firstIsNotServed: return voided("served", "v-\(first)-1", id)
        case .session: return session(first, 45, nil, id)
        case .sessionIsVoided: return voided("session", "n-\(first)-45", id)
        case .lateSession: return session(second, 30, actors.clock.adding(days: -40), id)
        case .growth: return change(first, terms(actors, isLarge: true), model(first), id)
        case .cut: return change(first, terms(actors, isLarge: false), model(first), id)
        case .nextDoorIsSoldLearners:
            let terms: JSONObject = [
                "learnersCommitted": .int(1), "pricePerLearner": Self.price(5),
            ]
            return change(second, terms, "iaas", id)
        case .start:
            actors.fee = "use_acme_\(count + 1)_1"
            return SmallSpace.move(first, id, to: "active")
        case .pause: return SmallSpace.move(first, id, to: "paused")
        case .end: return SmallSpace.move(first, id, to: "completed")
        case .milestone:
            let data: JSONObject = ["campaignId": .string(first), "key": .string("report")]
            actors.fee = "use_acme_\(count + 1)_1"
            return SmallSpace.command(.billingConfirmMilestone, "acme", id, data)
        case .reversal:
            let data: JSONObject = ["usageId": .string(actors.fee), "reason": .string("a favor")]
            return SmallSpace.command(.usageReverse, "acme", id, data)
        case .doubled: return changed(actors, "active", 2, id)
        case .canceled: return changed(actors, "canceled", 1, id)
        case .restored: return changed(actors, "active", 1, id)
        case .lendingEnds:
            let data: JSONObject = [
                "subscriptionId": .string("s\(actors.number)"), "borrowing": .string("none"),
            ]
            return SmallSpace.command(.subscriptionSetBorrowing, "acme", id, data)
        case .quotaGrows: return quota(actors, limit: 2, id)
        case .quotaShrinks: return quota(actors, limit: 1, id)
        case .halfMonth:
            actors.clock = actors.clock.adding(days: 16)
            return SimulatedMessage.tick(at: actors.clock)
        }
    }

    /// Volunteers where they count, beneficiaries where those do.
    private var role: String {
        ["seats", "custom", "credits"].contains(name) ? "volunteer" : "beneficiary"
    }

    private func person(
        _ type: InputType,
        _ campaign: String,
        _ person: Int,
        _ id: String
    ) -> LogMessage {
        var data: JSONObject = ["campaignId": .string(campaign)]
        switch type {
        case .enrollmentRequested: data["requestId"] = .string("r-\(campaign)-\(person)")
        case .learnerServed: data["servedRef"] = .string("v-\(campaign)-\(person)")
        case .enrollmentCreated: data["enrollmentRef"] = .string("e-\(campaign)-\(person)")
        default: data["enrollmentRef"] = .string("r-\(campaign)-\(person)")
        }
        if type != .enrollmentWithdrawn, type != .enrollmentCompleted {
            data["participantId"] = .string("p\(person)")
            if type != .learnerServed { data["role"] = .string(role) }
        }
        return SimulatedMessage.event(type, company: "acme", id: id, data: data)
    }

    private func session(
        _ campaign: String,
        _ minutes: Int64,
        _ time: Instant?,
        _ id: String
    ) -> LogMessage {
        let data: JSONObject = [
            "campaignId": .string(campaign), "sessionId": .string("n-\(campaign)-\(minutes)"),
            "kind": .string("session"), "startedAt": .string("2026-03-01T10:00:00Z"),
            "durationMinutes": .int(minutes), "volunteerIds": .array([.string("p1")]),
            "participantIds": .array([]),
        ]
        return SimulatedMessage.event(
            .sessionCompleted,
            company: "acme",
            id: id,
            time: time,
            data: data
        )
    }

    private func voided(_ kind: String, _ ref: String, _ id: String) -> LogMessage {
        let data: JSONObject = [
            "factKind": .string(kind), "factRef": .string(ref), "reason": .string("a mistake"),
        ]
        return SimulatedMessage.event(.factVoided, company: "acme", id: id, data: data)
    }

    private func change(
        _ campaign: String,
        _ terms: JSONObject,
        _ model: String,
        _ id: String
    ) -> LogMessage {
        SmallSpace.command(
            .campaignChangeTerms,
            "acme",
            id,
            [
                "campaignId": .string(campaign), "model": .string(model), "terms": .object(terms),
            ]
        )
    }

    private func changed(
        _ actors: Actors,
        _ status: String,
        _ quantity: Int64,
        _ id: String
    ) -> LogMessage {
        SimulatedMessage.event(
            .subscriptionChanged,
            company: "acme",
            id: id,
            data: [
                "subscriptionId": .string("s\(actors.number)"), "status": .string(status),
                "quantity": .int(quantity), "periodStart": .string("2026-01-01"),
                "periodEnd": .string("2028-12-31"),
            ]
        )
    }
}
