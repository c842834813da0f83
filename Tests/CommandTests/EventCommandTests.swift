import Contracts
import Testing

@Suite("Publishing and tailing", .timeLimit(.minutes(15)))
struct EventCommandTests {
    @Test func `events come as lines, as an array, or as one object over several lines`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring", seats: 50)
            let lines = RunningNode.requests(30, campaign: "spring")
            let array = "[\n" + lines.replacing("\n", with: ",\n") + "\n]"
            let file = try node.folder.write(array, to: "events.json")
            let first = try await node.headroom("publish", file, "--json")
            #expect(first.json["confirmed"]?.int == 30)
            let second = try await node.headroom("publish", "-", "--json", input: lines)
            #expect(second.json["confirmed"]?.int == 30)
            let pretty = RunningNode.requests(1, campaign: "spring")
                .replacing("{", with: "{\n").replacing(",", with: ",\n  ")
            let third = try await node.headroom("publish", "--json", input: pretty)
            #expect(third.json["confirmed"]?.int == 1)
            try await node.settle()
            let status = try await node.headroom("status", "--json")
            let tallies = status.json["tallies"]?.object
            #expect(tallies?["duplicate_message"]?.int == 31)
            // The next tick may be in the log already.
            #expect(try #require(status.json["lag"]?.int) <= 2)
            #expect(status.json["live"]?.object?["used"]?.int == 30)
        }
    }

    @Test func `ticks and commands are not published by hand`() async throws {
        try await RunningNode.with { node in
            let tick = """
                {"specversion":"1.0","id":"t","source":"urn:test","partitionkey":"platform",\
                "type":"headroom.clock.ticked.v1","data":{"at":"2100-01-01T00:00:00Z"}}
                """
            let run = try await node.headroom("publish", input: tick)
            #expect(run.code == 65)
            #expect(run.notes.contains("Headroom's own programs"))
        }
    }

    @Test func `the feed is shown from its end, from a place, and by filter`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            try await node.makeCampaign("summer")
            for campaign in ["spring", "summer"] {
                _ = try await node.headroom(
                    "publish",
                    input: RunningNode.requests(12, campaign: campaign)
                )
            }
            try await node.settle()
            let all = try await node.headroom("tail", "--from", "1", "--json")
            let lines = all.output.split(separator: "\n")
            let feeds = try lines.map { line in
                try #require(JSONParser.parse(Array(line.utf8)).object?["feed"]?.int)
            }
            #expect(feeds == Array(1...Int64(lines.count)))
            #expect(try await node.headroom("tail").output.split(separator: "\n").count == 10)

            let alerts = try await node.headroom(
                "tail",
                "--last",
                "100",
                "--type",
                "headroom.capacity.threshold_crossed.v1",
                "--campaign",
                "summer",
                "--json"
            )
            let events = try alerts.output.split(separator: "\n").map { line in
                try #require(JSONParser.parse(Array(line.utf8)).object?["event"]?.object)
            }
            #expect(events.count == 4)
            #expect(events.allSatisfy { $0["subject"]?.string == "campaign/summer" })
            let text = try await node.headroom(
                "tail",
                "--last",
                "3",
                "--type",
                "enrollment.decided"
            )
            #expect(text.output.contains("p-12 waitlisted at place 1 (capacity_exhausted)"))
            let none = try await node.headroom("tail", "--company", "nobody")
            #expect(none.output.isEmpty)
        }
    }
}
