import Contracts
import Storage
import Testing

@Suite("Commands about evidence and activity", .timeLimit(.minutes(15)))
struct EvidenceCommandTests {
    private static let hash = String(repeating: "ab", count: 32)
    private static let campaign = "c-mentors-oslo"

    private static func event(_ type: String, _ id: String, _ data: String) -> String {
        """
        {"specversion":"1.0","id":"\(id)","source":"urn:test","type":"\(type)",\
        "partitionkey":"northlight","data":{\(data)}}
        """
    }

    /// A session of a volunteer of Mentors Oslo that names no campaign.
    private static func session(_ id: String) -> String {
        event(
            "session.completed.v1",
            id,
            #""sessionId":"\#(id)","kind":"session","startedAt":"2026-04-15T08:00:00Z","#
                + #""durationMinutes":45,"volunteerIds":["v-c-mentors-oslo-001"],"#
                + #""participantIds":[],"programType":"mentorship","#
                + #""tags":["refugees","newcomers","integration"]"#
        )
    }

    private static func evidence(_ id: String, _ scoreBp: Int) -> String {
        event(
            "evidence.recorded.v1",
            id,
            #""evidenceRef":"\#(id)","campaignId":"\#(campaign)","dimension":"job_readiness","#
                + #""scoreBp":\#(scoreBp),"confidence":90,"snippetHash":"\#(hash)","#
                + #""verification":"verified""#
        )
    }

    /// Runs `body` beside a node that holds the demo data.
    private static func withDemo(_ body: (RunningNode) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let loaded = try await CommandLineRun.headroom(
            ["demo", "load", "--data-dir", folder.file("node"), "--json"],
            in: folder
        )
        #expect(loaded.code == 0, "\(loaded.notes)")
        try await RunningNode.with(folder: folder.file("node"), body)
    }

    @Test func `what waits is reviewed, resolved and dismissed, and told in the feed`()
        async throws
    {
        try await Self.withDemo { node in
            try await publish(node)
            try await expectReview(node)
            try await expectEvidence(node)
            try await expectFeed(node)
            let verified = try await node.headroom("verify")
            #expect(verified.code == 0, "\(verified.output)")
        }
    }

    private func publish(_ node: RunningNode) async throws {
        let input = [
            Self.session("x-1"), Self.session("x-2"), Self.evidence("w-1", 8200),
            Self.evidence("w-2", 4100),
        ].joined(separator: "\n")
        let sent = try await node.headroom("publish", input: input)
        #expect(sent.code == 0, "\(sent.notes)")
        try await node.settle()
    }

    private func expectReview(_ node: RunningNode) async throws {
        let list = try await node.headroom("evidence", "review", "--json").items
        let items = list.filter { $0["factKind"]?.string == "session" }
        #expect(items.map { $0["factRef"]?.string } == ["x-1", "x-2"])
        #expect(items.map { $0["campaignId"]?.string } == [Self.campaign, Self.campaign])
        #expect(items.map { $0["score"]?.int } == [65, 65])
        let ids = items.compactMap { $0["id"]?.string }
        try #require(ids.count == 2)
        let resolved = try await node.headroom(
            "evidence",
            "resolve",
            ids[0],
            "--campaign",
            Self.campaign
        )
        #expect(resolved.code == 0, "\(resolved.notes)")
        let dropped = try await node.headroom(
            "evidence",
            "dismiss",
            ids[1],
            "--reason",
            "a rehearsal"
        )
        #expect(dropped.code == 0, "\(dropped.notes)")
        let again = try await node.headroom("evidence", "dismiss", ids[1])
        #expect(again.code == 1)
        #expect(again.notes.contains("not_open"))
        let left = try await node.headroom("evidence", "review", "--json").items
        #expect(left.count == list.count - 2)
    }

    private func expectEvidence(_ node: RunningNode) async throws {
        let list = try await node.headroom("evidence", "list", Self.campaign, "--json")
        let refs = Set(list.items.compactMap { $0["evidenceRef"]?.string })
        #expect(refs.isSuperset(of: ["w-1", "w-2"]))
        #expect(list.items.allSatisfy { $0["snippetHash"]?.string?.count == 64 })
        let show = try await node.headroom(
            "evidence",
            "summary",
            Self.campaign,
            "--limit",
            "1",
            "--json"
        )
        let best = show.json["selection"]?.array?.first?.object
        #expect(best?["evidenceRef"]?.string == "w-1")
        #expect(best?["total"]?.int == 90)
        let shown = try await node.headroom("evidence", "summary", Self.campaign)
        #expect(shown.output.contains("job_readiness"))
        #expect(try await node.headroom("evidence", "summary", "nowhere").code == 1)
        #expect(try await node.headroom("evidence", "summary").code == 64)
        let company = try await node.headroom(
            "evidence",
            "summary",
            "--company",
            "northlight",
            "--json"
        )
        let parts = company.json["campaigns"]?.array?.compactMap { $0.object } ?? []
        #expect(parts.contains { $0["campaignId"]?.string == Self.campaign })
    }

    private func expectFeed(_ node: RunningNode) async throws {
        let feed = try await node.headroom(
            "activity",
            "--company",
            "northlight",
            "--campaign",
            Self.campaign,
            "--kind",
            "association_review",
            "--kind",
            "evidence",
            "--json"
        )
        let last = Array(feed.items.suffix(6))
        #expect(
            last.map { $0["code"]?.string } == [
                "requested", "requested", "explicit_campaign", "explicit_campaign", "associated",
                "dismissed",
            ]
        )
        #expect(last.last?["actor"]?.string == "cli")
        #expect(last.last?["data"]?.object?["reason"]?.string == "a rehearsal")
        let first = String(try #require(last.first?["seq"]?.int))
        let later = try await node.headroom(
            "activity",
            "--company",
            "northlight",
            "--after",
            first,
            "--json"
        )
        #expect(later.items.contains { $0["kind"]?.string == "session" })
        let sales = try await node.headroom(
            "activity",
            "--company",
            "northlight",
            "--role",
            "company_viewer",
            "--limit",
            "5000",
            "--json"
        )
        #expect(sales.items.contains { $0["kind"]?.string == "enrollment" })
        #expect(!sales.items.contains { $0["kind"]?.string == "invoice" })
        let lines = try await node.headroom("activity", "--company", "northlight", "--limit", "3")
        #expect(lines.output.split(separator: "\n").count == 4)
        #expect(
            try await node.headroom("activity", "--company", "northlight", "--kind", "x").code == 64
        )
    }
}
