import Contracts
import Testing

@Suite("Commands about the desk", .timeLimit(.minutes(15)))
struct DeskCommandTests {
    private static let late = """
        {"specversion":"1.0","id":"w-1","source":"urn:test","type":"enrollment.withdrawn.v1",\
        "partitionkey":"acme","data":{"enrollmentRef":"e-1","campaignId":"spring"}}
        """

    @Test func `a rejected input is listed, shown, repaired and replayed`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let broken = RunningNode.requests(1, campaign: "spring")
                .replacing("\"volunteer\"", with: "\"captain\"")
            let checked = try await node.headroom("publish", "--json", input: broken)
            #expect(checked.code == 65)
            #expect(checked.json["confirmed"]?.int == 0)
            #expect(checked.notes.contains("line 1: schema_violation: /data/role"))

            #expect(try await node.headroom("publish", "--no-check", input: broken).code == 0)
            try await node.settle()
            let list = try await node.headroom("rejected", "list", "--json")
            let entry = try #require(list.items.first)
            #expect(entry["code"]?.string == "schema_violation")
            let first = String(try #require(entry["position"]?.int))

            let vain = try await node.headroom("rejected", "replay", first, "--reason", "r")
            #expect(vain.code == 65)
            #expect(vain.notes.contains("rejected again"))
            let anew = try await node.headroom("rejected", "list", "--json")
            let position = String(try #require(anew.items.first?["position"]?.int))

            let body = try await node.headroom("rejected", "show", position, "--body")
            #expect(body.output == broken)
            let shown = try await node.headroom("rejected", "show", position, "--json")
            #expect(shown.json["body"]?.string == broken)
            let file = try node.folder.write(
                body.output.replacing("captain", with: "volunteer"),
                to: "repaired.json"
            )
            let replayed = try await node.headroom(
                "rejected",
                "replay",
                position,
                "--repaired",
                file,
                "--reason",
                "a typo",
                "--json"
            )
            #expect(replayed.code == 0, "\(replayed.notes)")
            #expect(replayed.json["result"]?.object?["disposition"]?.string == "applied")
            #expect(try await node.headroom("rejected", "list", "--json").items == [])
            let again = try await node.headroom(
                "rejected",
                "replay",
                position,
                "--reason",
                "again"
            )
            #expect(again.code == 1)
            #expect(again.notes.contains("not_open"))
            let all = try await node.headroom("rejected", "list", "--status", "all", "--json")
            #expect(all.items.map { $0["status"]?.string } == ["retried", "retried"])
            let campaigns = try await node.headroom("campaign", "list", "--json")
            #expect(campaigns.items.first?["used"]?.int == 1)
        }
    }

    @Test func `rejected inputs are dropped with a reason`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.headroom("publish", "--no-check", input: "nonsense\nmore nonsense")
            try await node.settle()
            let list = try await node.headroom("rejected", "list", "--json")
            #expect(list.items.map { $0["code"]?.string } == ["malformed", "malformed"])
            let positions = list.items.compactMap { $0["position"]?.int }.map(String.init)
            try #require(positions.count == 2)
            #expect(try await node.headroom("rejected", "drop", positions[0]).code == 64)
            let dropped = try await node.headroom(
                "rejected",
                "drop",
                positions[0],
                positions[1],
                "--reason",
                "a test"
            )
            #expect(dropped.code == 0, "\(dropped.notes)")
            #expect(try await node.headroom("rejected", "list", "--json").items == [])
            #expect(try await node.headroom("rejected", "show", "999999").code == 1)
        }
    }

    @Test func `parked inputs are listed, tried and given up`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom("publish", input: Self.late)
            try await node.settle()
            let list = try await node.headroom("parked", "list", "--json")
            #expect(list.items.map { $0["awaitedKey"]?.string } == ["enrollment:e-1"])
            let id = try #require(list.items.first?["id"]?.string)
            #expect(try await node.headroom("parked", "retry", id).code == 0)
            let dropped = try await node.headroom("parked", "drop", id, "--reason", "a test")
            #expect(dropped.code == 0, "\(dropped.notes)")
            #expect(try await node.headroom("parked", "list", "--json").items == [])
            let desk = try await node.headroom("rejected", "list", "--json")
            #expect(desk.items.map { $0["code"]?.string } == ["discarded"])
        }
    }
}
