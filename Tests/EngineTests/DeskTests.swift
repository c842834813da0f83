import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Parking and the rejected desk")
struct DeskTests {
    private static let unknown: JSONObject = [
        "enrollmentRef": .string("e1"), "campaignId": .string("c1"), "participantId": .string("p1"),
        "role": .string("volunteer"),
    ]

    @Test func `facts wait for their campaign and count when it comes`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.withdrawn("e1")
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p2")

        let (_, told) = try await stage.command(
            .campaignCreate,
            ["id": .string("c1"), "fields": .object(Stage.fields())]
        )

        // The withdrawal finds its campaign first and then waits for its enrollment.
        #expect(
            told.names == [
                "campaign.created", "ingest.message_parked", "enrollment.recorded",
                "billing.usage_recorded", "ingest.message_resolved", "enrollment.recorded",
                "billing.usage_recorded", "ingest.message_resolved", "enrollment.ended",
                "billing.usage_recorded", "ingest.message_resolved", "capacity.changed",
            ]
        )
        #expect(try stage.capacity()["used"] == .int(1))
        #expect(try stage.tallies()["parked"] == nil)
    }

    @Test func `a wait of 168 hours ends on the desk`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.withdrawn("e1")
        #expect(
            try await stage.tick("2026-04-08T08:59:59.999Z").all("ingest.message_rejected").isEmpty
        )

        let told = try await stage.tick("2026-04-08T09:00:00Z")
        let late = try await stage.created("e1", "p1")

        let rejected = try told.first("ingest.message_rejected")
        #expect(rejected["code"] == .string("parked_expired"))
        #expect(rejected["awaitedKey"] == .string("enrollment:e1"))
        #expect(
            late.names == ["enrollment.recorded", "billing.usage_recorded", "capacity.changed"]
        )
        #expect(try stage.tallies()["parked"] == nil)
        #expect(try stage.tallies()["rejected"] == 1)
    }

    @Test func `a parked input is discarded with a reason, once`() async throws {
        let stage = try await Stage.recruiting()
        let told = try await stage.withdrawn("e1")
        let id = try #require(told[0]["parkedId"]?.string)

        let silent = try await stage.refused(.parkedDiscard, ["parkedId": .string(id)])
        let discarded = try await stage.done(
            .parkedDiscard,
            ["parkedId": .string(id), "reason": .string("a test")]
        )
        let again = try await stage.refused(
            .parkedDiscard,
            ["parkedId": .string(id), "reason": .string("a test")]
        )
        let retry = try await stage.refused(.parkedRetry, ["parkedId": .string(id)])

        #expect(silent == ["reason_required"])
        #expect(discarded[0]["code"] == .string("discarded"))
        #expect(again == ["not_open"] && retry == ["not_open"])
    }

    @Test func `a void waits for what it voids`() async throws {
        let stage = try await Stage.recruiting()

        let early = try await stage.voided("e1", campaign: nil)
        let told = try await stage.created("e1", "p1")

        #expect(early[0]["awaitedKey"] == .string("enrollment:e1"))
        #expect(try told.first("enrollment.ended")["endReason"] == .string("voided"))
        #expect(try stage.capacity()["used"] == .int(0))
    }

    @Test func `a void of somebody who waits takes effect with the promotion`() async throws {
        let stage = try await Stage.recruiting(seats: 1)
        try await stage.created("e1", "p1")
        try await stage.requested("r2", "p2")
        try await stage.voided("r2")

        let told = try await stage.withdrawn("e1")

        #expect(told.names.contains("ingest.message_resolved"))
        #expect(try stage.capacity()["used"] == .int(0))
        let (sums, tallies) = (try stage.ledger(), try stage.tallies())
        #expect(sums["seat_assigned"] == sums["seat_released"])
        #expect(tallies["parked"] == nil)
    }

    @Test(arguments: [
        ("not json", "malformed"), ("type", "unknown_type"), ("schema", "schema_violation"),
        ("number", "schema_violation"), ("route", "tenant_mismatch"),
        ("company", "company_unknown"), ("foreign", "tenant_mismatch"),
    ])
    func `bad input goes to the desk with its code`(_ what: String, _ code: String) async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        var data = Self.unknown
        if what == "schema" { data["role"] = .string("boss") }
        if what == "number" { data["extra"] = .otherNumber("1.5") }
        let company = ["company": "nobody", "foreign": "other"][what] ?? "acme"
        var message = SimulatedMessage.structured(
            type: what == "type" ? "enrollment.made.v1" : "enrollment.created.v1",
            source: "urn:test",
            id: "x",
            partition: company,
            time: nil,
            data: data
        )
        if what == "not json" { message.body = Array("{".utf8) }
        if what == "route" { message.routingKey = "enrollment.created.other" }

        let told = try await stage.fold(message)
        let again = try await stage.fold(message)

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string(code))
        let isPlatform = what == "company" || what == "not json"
        #expect(told[0].row.partition == (isPlatform ? "platform" : company))
        let desk = try #require(stage.rows("rejected").first)
        #expect(desk["status"] == .string("open"))
        #expect(desk["code"] == .string(code))
        #expect(again.isEmpty == (what != "not json"))
    }

    @Test func `a repaired input is folded at the retry`() async throws {
        let stage = try await Stage.recruiting()
        var data = Self.unknown
        data["role"] = .string("boss")
        let message = SimulatedMessage.structured(
            type: "enrollment.created.v1",
            source: "urn:test",
            id: "x",
            partition: "acme",
            time: nil,
            data: data
        )
        try await stage.fold(message)
        let position = stage.position
        let raw = try await stage.done(.rejectedRetry, ["position": .int(position)])
        let second = stage.position
        data["role"] = .string("volunteer")
        let repaired = SimulatedMessage.structured(
            type: "enrollment.created.v1",
            source: "urn:test",
            id: "x",
            partition: "acme",
            time: nil,
            data: data
        )
        let event = try #require((try? JSONParser.parse(repaired.body))?.object)

        let told = try await stage.done(
            .rejectedRetry,
            ["position": .int(second), "repaired": .object(event)]
        )
        let again = try await stage.refused(.rejectedRetry, ["position": .int(second)])

        #expect(raw.names == ["ingest.message_rejected"])
        #expect(
            told.names == ["enrollment.recorded", "billing.usage_recorded", "capacity.changed"]
        )
        #expect(told[0].event["causationid"] == .string("x"))
        #expect(again == ["not_open"])
        #expect(try stage.rows("rejected").allSatisfy { $0["status"] == .string("retried") })
        #expect(try stage.tallies()["rejected"] == nil)
    }

    @Test func `a repair cannot reach into another company`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        let message = SimulatedMessage.structured(
            type: "enrollment.made.v1",
            source: "urn:test",
            id: "x",
            partition: "other",
            time: nil,
            data: [:]
        )
        try await stage.fold(message)
        let position = stage.position
        let repaired = SimulatedMessage.structured(
            type: "enrollment.created.v1",
            source: "urn:test",
            id: "x",
            partition: "acme",
            time: nil,
            data: Self.unknown
        )
        let event = try #require((try? JSONParser.parse(repaired.body))?.object)
        let theirs = Principal(id: "op", role: .coordinator, companies: ["other"])

        let told = try await stage.done(
            .rejectedRetry,
            ["position": .int(position), "repaired": .object(event)],
            by: theirs,
            to: "other"
        )

        #expect(told.names == ["ingest.message_rejected"])
        #expect(told[0]["code"] == .string("tenant_mismatch"))
        #expect(try stage.capacity()["used"] == .int(0))
    }

    @Test func `an entry is discarded with a reason, once`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.fold(
            SimulatedMessage.structured(
                type: "enrollment.made.v1",
                source: "urn:test",
                id: "x",
                partition: "acme",
                time: nil,
                data: [:]
            )
        )
        let position = stage.position

        let silent = try await stage.refused(.rejectedDiscard, ["position": .int(position)])
        try await stage.done(
            .rejectedDiscard,
            ["position": .int(position), "reason": .string("spam")]
        )
        let again = try await stage.refused(
            .rejectedDiscard,
            ["position": .int(position), "reason": .string("spam")]
        )
        let foreign = try await stage.refused(
            .rejectedDiscard,
            ["position": .int(position), "reason": .string("spam")],
            to: "platform"
        )

        #expect(silent == ["reason_required"])
        #expect(again == ["not_open"])
        #expect(foreign == ["not_found"])
    }
}
