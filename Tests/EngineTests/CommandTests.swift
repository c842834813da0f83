import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Commands")
struct CommandTests {
    @Test func `a repeated command gets the stored answer and does nothing`() async throws {
        let stage = try await Stage.recruiting()
        let data: JSONObject = ["fields": .object(["name": .string("again")])]
        let first = try await stage.command(.campaignCreate, data, id: "same")
        // Another body under the same id must not spoil what is stored.
        let other = try await stage.command(
            .campaignCreate,
            ["fields": .object(["name": .string("other")])],
            id: "same"
        )

        let second = try await stage.command(.campaignCreate, data, id: "same")

        #expect(second.verdict == first.verdict)
        #expect(second.told.isEmpty)
        #expect(other.verdict["codes"] == .array([.string("id_reuse")]))
        #expect(try stage.rows("campaigns").count == 2)
    }

    @Test func `a refused command is stored too`() async throws {
        let stage = try await Stage.recruiting()
        let data = Stage.transition(to: "completed")

        let first = try await stage.command(.campaignTransition, data, id: "same")
        let second = try await stage.command(.campaignTransition, data, id: "same")

        #expect(first.verdict["disposition"] == .string("refused"))
        #expect(second.verdict == first.verdict)
        #expect(try stage.tallies()["refused"] == 1)
    }

    @Test func `a command without a principal is forbidden`() async throws {
        let stage = try await Stage.recruiting()
        var message = SimulatedMessage.structured(
            type: CommandName.campaignTransition.type,
            source: "urn:x",
            id: "x",
            partition: "acme",
            time: nil,
            data: Stage.transition(to: "active")
        )
        message.replyTo = "asker"

        let told = try await stage.fold(message)

        #expect(told[0]["codes"] == .array([.string("forbidden")]))
    }

    @Test func `a principal acts for its companies only`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        let theirs = Principal(id: "op", role: .sales, companies: ["other"])

        let direct = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "active"),
            by: theirs
        )
        let sideways = try await stage.refused(
            .campaignTransition,
            Stage.transition(to: "active"),
            by: theirs,
            to: "other"
        )

        #expect(direct == ["forbidden"])
        #expect(sideways == ["not_found"])
    }

    @Test(arguments: [Principal.Role.companyViewer, .service])
    func `those who only read or publish command nothing`(_ role: Principal.Role) async throws {
        let stage = try await Stage.recruiting()
        let reader = Principal(id: "ro", role: role, companies: ["*"])

        let codes = try await stage.refused(
            .alertUnmute,
            ["campaignId": .string("c1")],
            by: reader
        )

        #expect(codes == ["forbidden"])
    }

    @Test func `a chosen id is taken once, whoever asks`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")

        let same = try await stage.refused(
            .campaignCreate,
            ["id": .string("c1"), "fields": .object([:])]
        )
        let other = try await stage.refused(
            .campaignCreate,
            ["id": .string("c1"), "fields": .object([:])],
            to: "other"
        )

        #expect(same == ["id_taken"] && other == ["id_taken"])
    }

    @Test func `made ids derive from the record`() async throws {
        let stage = try await Stage.recruiting()

        let (verdict, told) = try await stage.command(
            .campaignCreate,
            ["fields": .object(["name": .string("x")])]
        )

        #expect(verdict["result"]?.object?["id"] == .string("cam_acme_\(stage.position)_1"))
        #expect(told[0].row.id == "h-\(stage.position)-acme-1")
    }

    @Test func `a company's own administrator makes no template for another`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        let theirs = Principal(id: "ca", role: .companyAdmin, companies: ["other"])
        func template(_ owner: String?) -> JSONObject {
            var data: JSONObject = [
                "id": .string("t9\(owner ?? "")"), "key": .string("t9"), "name": .string("x"),
                "programType": .string("mentorship"),
                "outcomeMetrics": .array([.string("confidence")]),
            ]
            data["ownerCompanyId"] = owner.map { .string($0) }
            return data
        }

        let foreign = try await stage.refused(
            .templateCreate,
            template("acme"),
            by: theirs,
            to: "other"
        )
        let global = try await stage.refused(
            .templateCreate,
            template(nil),
            by: theirs,
            to: "other"
        )
        try await stage.done(.templateCreate, template("other"), by: theirs, to: "other")
        let publish = try await stage.refused(
            .templatePublish,
            ["versionId": .string("t1@1")],
            by: theirs,
            to: "other"
        )

        #expect(foreign == ["forbidden"] && global == ["forbidden"] && publish == ["forbidden"])
    }

    @Test func `outputs are numbered per company and per type without a gap`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        try await stage.draft("c2", company: "other")
        for number in 1...5 {
            try await stage.created("e\(number)", "p\(number)")
            try await stage.created(
                "e\(number)",
                "p\(number)",
                campaign: "c2",
                company: "other"
            )
        }

        let outputs = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
            .filter { !$0.partition.isEmpty }.compactMap { Told($0) }

        for (_, told) in Dictionary(grouping: outputs, by: \.row.partition) {
            #expect(told.map(\.sequence) == (1...Int64(told.count)).map { $0 })
            for (_, same) in Dictionary(grouping: told, by: \.name) {
                #expect(same.map(\.typesequence) == (1...Int64(same.count)).map { $0 })
            }
        }
        #expect(Set(outputs.map(\.row.id)).count == outputs.count)
    }

    @Test func `the zone of a company is frozen once a campaign is planned`() async throws {
        let stage = try await Stage.recruiting()

        let codes = try await stage.refused(
            .companyUpdate,
            ["fields": .object(["timeZone": .string("Europe/Kyiv")])]
        )

        #expect(codes == ["time_zone_frozen"])
    }

    @Test func `new offsets move what is due`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: "2026-06-01"))
        try await stage.move(to: "planned")

        try await stage.done(
            .companyUpdateZoneTable,
            [
                "zoneTable": .array([
                    .object(["fromMs": .int(1_778_000_000_000), "offsetSeconds": .int(7200)])
                ])
            ]
        )
        let told = try await stage.tick("2026-05-31T22:00:00Z")

        #expect(try told.first("campaign.status_changed")["to"] == .string("active"))
    }
}
