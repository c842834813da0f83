import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Activity feed")
struct ActivityFeedTests {
    private static func story() async throws -> Stage {
        let stage = try await Stage.sold(.seats(2), ["waitlist": .object(["enabled": .bool(true)])])
        try await stage.created("e1", "v1")
        try await stage.created("e2", "v2")
        try await stage.requested("r1", "v3")
        try await stage.withdrawn("e1")
        try await stage.session("s1", volunteers: ["v2"])
        try await stage.voided("session", "s1")
        try await stage.seats(5)
        return stage
    }

    @Test func `a campaign's feed tells what happened, in order, by whom and why`() async throws {
        let stage = try await Self.story()

        let reader = try NodeReader(path: stage.path)
        let rows = try await reader.activity(ActivityFilter(company: "acme", campaign: "c1")).value

        let told = rows.map { "\($0.kind.rawValue) \($0.code)" }
        #expect(told.prefix(2) == ["transition planned", "transition recruiting"])
        let kinds: [ActivityFeedKind] = [.enrollment, .decisionRefused, .withdrawal, .promotion]
        for kind in kinds { #expect(rows.contains { $0.kind == kind }, "\(kind)") }
        #expect(told.contains("usage_correction session"))
        #expect(told.contains("terms_changed seats"))
        #expect(rows.map(\.seq) == rows.map(\.seq).sorted())
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(rows.first?.actor == "root")
        #expect(rows.first { $0.kind == .session }?.actor != "root")
        #expect(rows.allSatisfy { $0.campaign == "c1" && $0.position == $0.seq >> 24 })
        reader.close()
        try await stage.expectWhole()
    }

    @Test func `a company's feed is the merge of its campaigns', page by page`() async throws {
        let stage = try await Self.story()
        try await stage.register("other")
        try await stage.draft("o1", company: "other")
        try await stage.move("o1", to: "planned", company: "other")
        try await stage.draft("c2")
        try await stage.created("g1", "v9", campaign: "c2")
        try await stage.created("g2", "v9", campaign: "nowhere")
        try await stage.requested("r9", "v9", campaign: "missing")

        let reader = try NodeReader(path: stage.path)
        let all = try await reader.activity(ActivityFilter(company: "acme", limit: 1000)).value
        var pages: [ActivityFeedRow] = []
        while true {
            let page = try await reader.activity(
                ActivityFilter(company: "acme", after: pages.last?.seq ?? 0, limit: 3)
            ).value
            if page.isEmpty { break }
            pages += page
        }
        let newest = try await reader.activity(
            ActivityFilter(company: "acme", isAscending: false, limit: 4)
        ).value

        #expect(pages == all)
        #expect(newest == all.suffix(4).reversed())
        #expect(Set(all.map(\.campaign)) == ["c1", "c2", nil])
        #expect(all.allSatisfy { $0.company == "acme" })
        #expect(all.contains { $0.kind == .parked && $0.campaign == nil })
        #expect(all.contains { $0.kind == .decisionRefused && $0.campaign == nil })
        let theirs = try await reader.activity(ActivityFilter(company: "other")).value
        #expect(Set(theirs.map(\.campaign)) == ["o1"])
        let across = try await reader.activity(ActivityFilter(company: "other", campaign: "c1"))
        #expect(across.value.isEmpty)
        reader.close()
        try await stage.expectWhole()
    }

    /// The entries of the company that a changed filter lets through.
    private static func rows(
        _ stage: Stage,
        _ change: (inout ActivityFilter) -> Void = { _ in }
    ) async throws -> [ActivityFeedRow] {
        var filter = ActivityFilter(company: "acme", limit: 1000)
        change(&filter)
        let reader = try NodeReader(path: stage.path)
        defer { reader.close() }
        let page = try await reader.activity(filter)
        return page.value
    }

    @Test func `a feed is filtered by kind, actor, time and what a role may read`() async throws {
        let stage = try await Self.story()
        try await stage.tick("2026-04-02T09:00:00Z")
        try await stage.created("e9", "v9")
        let day = try #require(Instant(rfc3339: "2026-04-02T09:00:00Z"))

        let all = try await Self.rows(stage)
        let promotions = try await Self.rows(stage) { $0.kinds = [.promotion] }
        let root = try await Self.rows(stage) { $0.actor = "root" }
        let late = try await Self.rows(stage) { $0.from = day }
        let early = try await Self.rows(stage) { $0.to = day }
        let viewer = try await Self.rows(stage) { $0.role = .companyViewer }
        let hidden = try await Self.rows(stage) {
            $0.role = .companyViewer
            $0.kinds = [.termsChanged]
        }
        let service = try await Self.rows(stage) { $0.role = .service }

        #expect(Set(promotions.map(\.kind)) == [.promotion])
        #expect(Set(root.map(\.actor)) == ["root"])
        #expect(late.allSatisfy { $0.at >= day })
        #expect(!late.isEmpty)
        #expect(late.count + early.count == all.count)
        let secret = viewer.filter { $0.kind == .termsChanged || $0.kind == .usageCorrection }
        #expect(secret.isEmpty)
        #expect(viewer.contains { $0.kind == .enrollment })
        #expect(hidden.isEmpty)
        #expect(service.isEmpty)
    }

    @Test func `places that are kept and the figures at the end are told too`() async throws {
        let stage = try await Stage.sold(.seats(2))
        try await stage.hold("h1", "v1")
        try await stage.hold("h1", "v1", id: "again")
        try await stage.release("h1")
        try await stage.hold("h2", "v2")
        try await stage.confirm("h2")
        try await stage.tick("2026-06-02T12:00:00Z")
        try await stage.move(to: "completed", reason: "all done")

        let feed = try stage.feed()
        let told = ["enrollment hold_placed", "withdrawal hold_released", "enrollment accepted"]
        #expect(feed.filter { $0.contains("hold_placed") }.count == 2)
        #expect(told.allSatisfy(feed.contains))
        #expect(feed.contains("snapshot_final completed"))
        #expect(!feed.contains { $0.hasPrefix("snapshot_final active") })
        try await stage.expectWhole()
    }

    @Test func `inputs that wait or are wrong are told where they belong`() async throws {
        let stage = try await Stage.sold(.seats(5))
        try await stage.withdrawn("e1")
        try await stage.session("s1", "shift")
        try await stage.tick("2026-04-09T09:00:00Z")

        #expect(
            try stage.feed().suffix(3) == [
                "parked parked", "rejected schema_violation", "rejected parked_expired",
            ]
        )
        let actors = try stage.rows("activity_feed").filter { $0["kind"] == .string("rejected") }
        #expect(actors.last?["actor"] == .string("clock"))
        try await stage.expectWhole()
    }

    @Test func `a transition that the clock makes is the clock's, with its reason`() async throws {
        let stage = try await Stage.sold(.seats(5))
        try await stage.tick("2026-06-02T09:00:00Z")
        try await stage.move(to: "paused", reason: "holidays")

        let reader = try NodeReader(path: stage.path)
        let moves = try await reader.activity(
            ActivityFilter(company: "acme", campaign: "c1", kinds: [.transition])
        ).value
        #expect(moves.map(\.code) == ["planned", "recruiting", "active", "paused"])
        #expect(moves.map(\.actor) == ["root", "root", "clock", "root"])
        #expect(moves.last?.json["data"]?.object?["reason"] == .string("holidays"))
        reader.close()
        try await stage.expectWhole()
    }
}
