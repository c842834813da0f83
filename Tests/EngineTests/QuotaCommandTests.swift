import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Commands on quotas, and what they tell")
struct QuotaCommandTests {
    @Test func `a quota is made, replaced and removed`() async throws {
        let stage = try await Stage.recruiting()
        let (made, _) = try await stage.command(.quotaSet, Stage.quota(nil, "sessions", 5))
        let id = try #require(made["result"]?.object?["id"]?.string)
        #expect(id.hasPrefix("quo_acme_"))
        let (changed, _) = try await stage.command(.quotaSet, Stage.quota(id, "sessions", 6))
        #expect(changed["result"]?.object?["version"] == .int(2))
        #expect(try stage.row("quotas", id)["limit_count"] == .int(6))

        try await stage.done(.quotaRemove, ["quotaId": .string(id)])

        #expect(try stage.rows("quotas").isEmpty)
        #expect(
            try await stage.refused(.quotaRemove, ["quotaId": .string(id)]) == ["not_found"]
        )
        #expect(
            try await stage.refused(.quotaSet, Stage.quota(id, "sessions", 5)) == ["not_found"]
        )
    }

    @Test func `a change that expects another version changes nothing`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "sessions", 5)
        let stale: JSONObject = ["expectedVersion": .int(7)]

        let codes = try await stage.refused(.quotaSet, Stage.quota("q1", "sessions", 6, stale))

        #expect(codes == ["version_conflict"])
        #expect(try stage.row("quotas", "q1")["limit_count"] == .int(5))
    }

    @Test(arguments: [
        ("campaign", "c9"), ("role", "c9/volunteer"), ("instance", "i9"), ("group", "acme/g9"),
        ("company", "other"), ("group", "other/g1"), ("campaign", "d1"),
    ])
    func `a place must be there and be the company's`(scope: String, ref: String) async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        try await stage.draft("d1", company: "other")

        let (verdict, _) = try await stage.command(
            .quotaSet,
            Stage.quota("q1", "sessions", 5, scope: scope, ref: ref)
        )

        #expect(verdict["codes"] == .array([.string("not_found")]))
        #expect(verdict["result"]?.object?["scopeRef"] == .string(ref))
    }

    @Test func `an id of another company is taken`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.register("other")
        try await stage.limit("q1", "sessions", 5)

        let theirs = Stage.quota("q1", "sessions", 5, ref: "other")

        #expect(try await stage.refused(.quotaSet, theirs, to: "other") == ["id_taken"])
        #expect(
            try await stage.refused(.quotaRemove, ["quotaId": .string("q1")], to: "other")
                == ["not_found"]
        )
    }

    @Test func `a new quota counts what is there already`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p1", role: "beneficiary", at: "2026-03-30T10:00:00Z")
        try await stage.session("s1", minutes: 90)
        try await stage.session("s2", minutes: 30, at: "2026-03-30T10:00:00Z")
        try await stage.voided("session", "s1")
        try await stage.session("s3", minutes: 45)

        try await stage.limit("q1", "volunteers", 5)
        try await stage.limit("q2", "beneficiaries", 5, period: "month")
        try await stage.limit("q3", "hours", 500)
        try await stage.limit("q4", "hours", 500, period: "month")

        #expect(try stage.use("q1") == 1)
        #expect(try stage.use("q2", from: "2026-04-01") == 0)
        #expect(try stage.use("q3") == 75)
        #expect(try stage.use("q4", from: "2026-04-01") == 45)
        try await stage.expectWhole()
    }

    @Test func `a percentage is told once and again after a fall of five points`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 10, hard: false, ["alertPcts": Self.percents])
        for number in 1...7 { try await stage.created("e\(number)", "p\(number)") }

        let told = try await stage.created("e8", "p8")
        #expect(told.crossings == ["q1 80%"])
        let crossed = try told.first("capacity.quota_crossed")
        #expect(crossed["use"] == .int(8))
        #expect(crossed["limit"] == .int(10))
        #expect(crossed["scope"] == .string("company"))
        #expect(crossed["hardness"] == .string("soft"))
        #expect(crossed["campaignId"] == nil)
        #expect(crossed.event["subject"] == .string("company/acme"))
        #expect(
            crossed["recipients"]?.array?.compactMap { $0.object?["address"]?.string }
                == ["a@acme"]
        )
        #expect(try await stage.created("e9", "p9").crossings == [])
        try await stage.withdrawn("e9")
        #expect(try await stage.created("e10", "p10").crossings == [])
        try await stage.withdrawn("e10")
        try await stage.withdrawn("e8")
        #expect(try await stage.created("e11", "p11").crossings == ["q1 80%"])
        try await stage.expectWhole()
    }

    private static let percents: JSON = .array([.int(100), .int(80), .int(110)])

    @Test func `one record tells of every percentage it reaches, by quota`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q2", "hours", 50, ["alertPcts": Self.percents])
        try await stage.limit("q1", "sessions", 1, scope: "campaign", ref: "c1", hard: false)

        let told = try await stage.session("s1", minutes: 60)

        #expect(told.crossings == ["q1 80%", "q1 100%", "q2 80%", "q2 100%", "q2 110%"])
        let first = try told.first("capacity.quota_crossed")
        #expect(first["campaignId"] == .string("c1"))
        #expect(first["campaignName"] == .string("Spring"))
    }

    @Test func `who leaves and who follows in one record tell nothing`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 1, ["alertPcts": .array([.int(100)])])
        #expect(try await stage.created("e1", "p1").crossings == ["q1 100%"])
        try await stage.requested("r2", "p2")

        let told = try await stage.withdrawn("e1")

        #expect(told.decisions == ["accepted"])
        #expect(told.crossings == [])
    }

    @Test func `a lower limit tells, a higher one arms again`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "volunteers", 10)
        for number in 1...5 { try await stage.created("e\(number)", "p\(number)") }

        #expect(try await stage.limit("q1", "volunteers", 6).crossings == ["q1 80%"])
        #expect(try await stage.limit("q1", "volunteers", 5).crossings == ["q1 100%"])
        #expect(try await stage.limit("q1", "volunteers", 10).crossings == [])
        let off: JSONObject = ["active": .bool(false)]
        #expect(try await stage.limit("q1", "volunteers", 5, off).crossings == [])
        #expect(try await stage.limit("q1", "volunteers", 5).crossings == ["q1 80%", "q1 100%"])
    }

    @Test func `the most sessions of a campaign are a soft quota`() async throws {
        let stage = try await Stage.recruiting(["maxSessions": .int(2)])
        let row = try #require(stage.rows("quotas").first)
        let id = try #require(row["id"]?.string)
        #expect(row["scope_ref"] == .string("c1"))
        #expect(row["hardness"] == .string("soft"))
        #expect(row["automatic"] == .int(1))

        try await stage.session("s1")
        #expect(try await stage.session("s2").crossings == ["\(id) 80%", "\(id) 100%"])

        #expect(try await stage.requested("r1", "p1").decisions == ["accepted"])
        try await stage.expectWhole()
    }

    @Test func `the most sessions of a draft follow its changes`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.draft("c2", Stage.fields(start: "2026-06-01"))
        #expect(try stage.rows("quotas").isEmpty)
        for count: Int64 in [7, 9] {
            try await stage.done(
                .campaignUpdate,
                Stage.on("c2", ["fields": .object(["maxSessions": .int(count)])])
            )
        }

        let rows = try stage.rows("quotas")

        #expect(rows.map { $0["limit_count"] } == [.int(9)])
        #expect(rows[0]["version"] == .int(2))
    }

    @Test func `a copy of a campaign takes its quotas along`() async throws {
        let stage = try await Stage.recruiting(["maxSessions": .int(8)])
        try await stage.limit("q1", "volunteers", 4, scope: "role", ref: "c1/volunteer")
        try await stage.limit("q2", "hours", 90, period: "week", scope: "campaign", ref: "c1")
        try await stage.limit("q3", "hours", 90)
        try await stage.session("s1", minutes: 60)

        try await stage.done(
            .campaignClone,
            Stage.on("c1", ["id": .string("c2"), "startDate": .string("2027-01-01")])
        )

        let copies = try stage.rows("quotas").filter { $0["campaign"] == .string("c2") }
        let places = copies.compactMap { row in
            row["metric"]?.string.map { "\($0) \(row["scope_ref"]?.string ?? "")" }
        }
        #expect(places.sorted() == ["hours c2", "sessions c2", "volunteers c2/volunteer"])
        #expect(copies.map { $0["automatic"]?.int ?? 0 }.reduce(0, +) == 1)
        let ids = copies.compactMap { $0["id"]?.string }
        #expect(try ids.allSatisfy { try stage.use($0) ?? 0 == 0 })
        try await stage.expectWhole()
    }

    @Test func `a list shows what is used now`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.limit("q1", "budget", 0, ["limit": Stage.money(500)])
        try await stage.limit("q2", "sessions", 5, period: "month", scope: "campaign", ref: "c1")
        try await stage.spent("k1", 450)
        try await stage.session("s1")

        let reader = try NodeReader(path: stage.path)
        let all = try await reader.quotas(company: "acme").value.map(\.json)

        #expect(all.map { $0["use"] } == [Stage.money(450), .int(1)])
        #expect(all[0]["crossedPcts"] == .array([.int(80)]))
        #expect(all[1]["periodStart"] == .string("2026-04-01"))
        let own = try await reader.quotas(company: "acme", campaign: "c1").value
        #expect(own.map(\.row.quota.id) == ["q2"])
    }
}
