import Contracts
import Domain
import Simulation
import Testing

/// Companies and campaigns to play with.
extension Stage {
    /// Offsets of Europe/Oslo and Europe/Berlin around 2026.
    ///
    /// Source: domain §1.2.
    static let zone: JSON = .array([
        .object(["fromMs": .int(1_761_440_400_000), "offsetSeconds": .int(3600)]),
        .object(["fromMs": .int(1_774_746_000_000), "offsetSeconds": .int(7200)]),
        .object(["fromMs": .int(1_792_890_000_000), "offsetSeconds": .int(3600)]),
    ])

    static let utc: JSON = .array([
        .object(["fromMs": .int(0), "offsetSeconds": .int(0)])
    ])

    func register(_ company: String = "acme", zone: JSON = Stage.utc) async throws {
        try await done(
            .companyRegister,
            [
                "id": .string(company), "name": .string("Company \(company)"),
                "country": .string("NO"), "timeZone": .string("Europe/Oslo"), "zoneTable": zone,
                "billingCurrency": .string("EUR"),
                "contacts": .array([
                    contact("sales", "s@\(company)"), contact("company_admin", "a@\(company)"),
                    contact("customer_success", "c@\(company)"),
                ]),
            ],
            to: company
        )
    }

    private func contact(_ kind: String, _ address: String) -> JSON {
        .object([
            "kind": .string(kind), "address": .string(address), "locale": .string("en"),
        ])
    }

    /// A published template version `t1@1` and a group `g1`.
    func catalog(type: String = "mentorship", cohort: JSONObject? = nil) async throws {
        var template: JSONObject = [
            "id": .string("t1"), "key": .string("t1"), "name": .string("Template"),
            "programType": .string(type), "outcomeMetrics": .array([.string("confidence")]),
        ]
        template["defaultConfig"] = cohort.map { .object(["cohort": .object($0)]) }
        try await done(.templateCreate, template, to: "platform")
        try await done(.templatePublish, ["versionId": .string("t1@1")], to: "platform")
        try await done(
            .groupCreate,
            [
                "id": .string("g1"), "name": .string("Group"), "groupType": .string("youth"),
                "countryCode": .string("NO"), "eligibleProgramTypes": .array([.string(type)]),
            ],
            to: "platform"
        )
    }

    static func fields(
        seats: Int64 = 50,
        start: String = "2026-04-01",
        end: String = "2026-12-31",
        _ more: JSONObject = [:]
    ) -> JSONObject {
        var fields: JSONObject = [
            "name": .string("Spring"), "templateVersionId": .string("t1@1"),
            "groupId": .string("g1"), "startDate": .string(start), "endDate": .string(end),
            "targetVolunteers": .int(50), "targetBeneficiaries": .int(100),
            "budgetAllocated": .object(["amount": .int(10_000_000), "currency": .string("EUR")]),
            "model": .string("seats"), "terms": .object(terms(seats)),
        ]
        for member in more.members { fields[member.key] = member.value }
        return fields
    }

    static func terms(_ seats: Int64, rate: Int64? = nil) -> JSONObject {
        var terms: JSONObject = [
            "committedSeats": .int(seats),
            "seatPricePerMonth": .object(["amount": .int(50000), "currency": .string("EUR")]),
        ]
        terms["overageRateBp"] = rate.map { .int($0) }
        return terms
    }

    /// A campaign in draft.
    func draft(
        _ id: String = "c1",
        company: String = "acme",
        _ fields: JSONObject = Stage.fields()
    ) async throws {
        try await done(
            .campaignCreate,
            ["id": .string(id), "fields": .object(fields)],
            to: company
        )
    }

    @discardableResult
    func move(
        _ campaign: String = "c1",
        to target: String,
        reason: String? = nil,
        by principal: Principal = Stage.admin,
        company: String = "acme",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        try await done(
            .campaignTransition,
            Self.transition(campaign, to: target, reason: reason),
            by: principal,
            to: company,
            sourceLocation: sourceLocation
        )
    }

    static func transition(
        _ campaign: String = "c1",
        to target: String,
        reason: String? = nil
    ) -> JSONObject {
        var data: JSONObject = ["campaignId": .string(campaign), "target": .string(target)]
        data["reason"] = reason.map { .string($0) }
        return data
    }

    /// New terms of so many seats, from today on or from a date.
    @discardableResult
    func seats(
        _ seats: Int64,
        from date: String? = nil,
        campaign: String = "c1"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "campaignId": .string(campaign), "model": .string("seats"),
            "terms": .object(Self.terms(seats)),
        ]
        data["effectiveFrom"] = date.map { .string($0) }
        return try await done(.campaignChangeTerms, data)
    }

    /// A registered company with a catalog and a recruiting campaign `c1`, nobody in it.
    static func recruiting(
        seats: Int64 = 50,
        at clock: String = "2026-04-01T09:00:00Z",
        zone: JSON = Stage.utc,
        type: String = "mentorship",
        cohort: JSONObject? = nil,
        _ more: JSONObject = [:]
    ) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick(clock)
        try await stage.register(zone: zone)
        try await stage.catalog(type: type, cohort: cohort)
        // It starts in the future, so that the clock does not activate it by itself.
        let fields = Self.fields(seats: seats, start: "2026-06-01", more)
        try await stage.draft("c1", fields)
        try await stage.move(to: "planned")
        try await stage.move(to: "recruiting")
        return stage
    }
}

extension [Told] {
    /// The names of the outputs in order.
    var names: [String] { map(\.name) }

    /// The first output of a name.
    func first(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Told {
        try #require(first { $0.name == name }, sourceLocation: sourceLocation)
    }

    /// All outputs of a name.
    func all(_ name: String) -> [Told] { filter { $0.name == name } }
}
