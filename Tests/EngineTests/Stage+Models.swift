import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Campaigns of every pricing model, and the facts that they count.
extension Stage {
    static func money(_ amount: Int64, _ currency: String = "EUR") -> JSON {
        .object(["amount": .int(amount), "currency": .string(currency)])
    }

    /// A company with a recruiting campaign `c1` that is sold so, nobody in it.
    static func sold(
        _ deal: Deal,
        at clock: String = "2026-04-01T09:00:00Z",
        zone: JSON = Stage.utc,
        type: String = "mentorship",
        _ more: JSONObject = [:]
    ) async throws -> Stage {
        try await Stage.recruiting(at: clock, zone: zone, type: type, joined(deal.fields, more))
    }

    /// A company with a subscription `s1` of 500 learners in 2026 and recruiting campaigns `c1`,
    /// `c2` and so on, which have these shares of it.
    static func bundled(
        _ shares: [Int64],
        learners: Int64 = 500,
        borrowing: String = "siblings",
        zone: JSON = Stage.utc,
        _ more: JSONObject = [:]
    ) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register(zone: zone)
        try await stage.catalog()
        try await stage.subscribe(learners: learners, borrowing: borrowing)
        for (index, share) in shares.enumerated() {
            try await stage.campaign("c\(index + 1)", .bundle(share), more)
        }
        return stage
    }

    /// One more recruiting campaign.
    func campaign(
        _ id: String,
        _ deal: Deal,
        _ more: JSONObject = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let fields = Self.fields(start: "2026-06-01", Self.joined(deal.fields, more))
        try await draft(id, fields)
        try await move(id, to: "planned", sourceLocation: sourceLocation)
        try await move(id, to: "recruiting", sourceLocation: sourceLocation)
    }

    private static func joined(_ first: JSONObject, _ second: JSONObject) -> JSONObject {
        var fields = first
        for member in second.members { fields[member.key] = member.value }
        return fields
    }

    func subscribe(
        _ id: String = "s1",
        learners: Int64 = 500,
        borrowing: String = "siblings",
        from start: String = "2026-01-01",
        through end: String = "2026-12-31"
    ) async throws {
        try await done(
            .subscriptionCreate,
            [
                "id": .string(id), "sku": .string("B500"), "quantity": .int(1),
                "annualPrice": Self.money(1_000_000), "learnersSupported": .int(learners),
                "periodStart": .string(start), "periodEnd": .string(end),
                "borrowing": .string(borrowing),
            ]
        )
    }

    /// What the subscription system says of `s1`.
    @discardableResult
    func subscription(
        _ status: String = "active",
        quantity: Int64 = 1,
        from start: String = "2026-01-01",
        through end: String = "2026-12-31",
        of subscription: String = "s1",
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        try await event(
            .subscriptionChanged,
            id ?? "subscription-\(position)",
            [
                "subscriptionId": .string(subscription), "status": .string(status),
                "quantity": .int(quantity), "periodStart": .string(start),
                "periodEnd": .string(end),
            ],
            nil,
            company
        )
    }

    @discardableResult
    func borrowing(_ word: String, of subscription: String = "s1") async throws -> [Told] {
        try await done(
            .subscriptionSetBorrowing,
            ["subscriptionId": .string(subscription), "borrowing": .string(word)]
        )
    }

    /// The data of a change of terms.
    static func change(
        _ deal: Deal,
        from date: String? = nil,
        campaign: String = "c1"
    ) -> JSONObject {
        var data = on(campaign, deal.fields)
        data["effectiveFrom"] = date.map { .string($0) }
        return data
    }

    /// Other terms, from today on or from a date.
    @discardableResult
    func sell(
        _ deal: Deal,
        from date: String? = nil,
        campaign: String = "c1",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        try await done(
            .campaignChangeTerms,
            Self.change(deal, from: date, campaign: campaign),
            sourceLocation: sourceLocation
        )
    }

    @discardableResult
    func session(
        _ ref: String,
        _ kind: String = "session",
        minutes: Int64 = 60,
        campaign: String? = "c1",
        volunteers: [String] = [],
        participants: [String] = [],
        instance: String? = nil,
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "sessionId": .string(ref), "kind": .string(kind),
            "startedAt": .string("2026-03-01T10:00:00Z"), "durationMinutes": .int(minutes),
            "volunteerIds": .array(volunteers.map { .string($0) }),
            "participantIds": .array(participants.map { .string($0) }),
        ]
        data["campaignId"] = campaign.map { .string($0) }
        data["instanceId"] = instance.map { .string($0) }
        return try await event(.sessionCompleted, id ?? "session-\(ref)", data, time, company)
    }

    @discardableResult
    func milestone(
        _ ref: String,
        _ milestone: String,
        _ person: String? = nil,
        volunteer: String? = nil,
        campaign: String = "c1",
        instance: String? = nil,
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "milestoneRef": .string(ref), "campaignId": .string(campaign),
            "milestone": .string(milestone),
        ]
        data["participantId"] = person.map { .string($0) }
        data["volunteerId"] = volunteer.map { .string($0) }
        data["instanceId"] = instance.map { .string($0) }
        return try await event(.milestoneReached, id ?? "milestone-\(ref)", data, time, "acme")
    }

    @discardableResult
    func served(
        _ ref: String,
        _ person: String,
        campaign: String = "c1",
        instance: String? = nil,
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "servedRef": .string(ref), "campaignId": .string(campaign),
            "participantId": .string(person),
        ]
        data["instanceId"] = instance.map { .string($0) }
        return try await event(.learnerServed, id ?? "served-\(ref)", data, time, "acme")
    }

    @discardableResult
    func spent(
        _ ref: String,
        _ amount: Int64,
        _ currency: String = "EUR",
        category: String = "personnel",
        campaign: String = "c1",
        instance: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "costId": .string(ref), "campaignId": .string(campaign),
            "category": .string(category), "amount": Self.money(amount, currency),
        ]
        data["instanceId"] = instance.map { .string($0) }
        return try await event(.costRecorded, id ?? "cost-\(ref)", data, nil, "acme")
    }

    /// Takes back a fact that is no enrollment.
    @discardableResult
    func voided(
        _ kind: String,
        _ ref: String,
        campaign: String? = nil,
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "factKind": .string(kind), "factRef": .string(ref), "reason": .string("a mistake"),
        ]
        data["campaignId"] = campaign.map { .string($0) }
        return try await event(.factVoided, id ?? "voided-\(kind)-\(ref)", data, time, "acme")
    }

    /// So many people join by facts, `a1`, `a2` and so on.
    func crowd(
        _ prefix: String,
        _ count: Int,
        role: String = "beneficiary",
        campaign: String = "c1"
    ) async throws {
        try await together {
            for number in stride(from: 1, through: count, by: 1) {
                let person = "\(prefix)\(number)"
                try await created("e-\(person)", person, role: role, campaign: campaign)
            }
        }
    }

    /// A counter of a campaign.
    func count(_ column: String, _ campaign: String = "c1") throws -> Int64? {
        try capacity(campaign)[column]?.int
    }

    /// Used and limit, such as `126/126`.
    func standing(_ campaign: String = "c1") throws -> String {
        let row = try capacity(campaign)
        return "\(row["used"]?.int ?? -1)/\(row["limit_count"]?.int ?? -1)"
    }

    /// Own limit, borrowed and lent, such as `125+1-0`.
    func share(_ campaign: String = "c1") throws -> String {
        let row = try capacity(campaign)
        return "\(row["own_limit"]?.int ?? -1)+\(row["borrowed"]?.int ?? -1)"
            + "-\(row["lent"]?.int ?? -1)"
    }

    /// The stored fact with a reference.
    func fact(_ ref: String) throws -> JSONObject {
        try #require(try rows("facts").first { $0["ref"]?.string == ref })
    }

    /// Nothing is wrong, and folding everything again ends the same.
    func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await expectSound(sourceLocation: sourceLocation)
        try await expectSameReplay(turns: 16, sourceLocation: sourceLocation)
    }
}
