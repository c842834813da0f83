import Contracts
import Testing

@Suite("Commands about campaigns", .timeLimit(.minutes(15)))
struct CampaignCommandTests {
    @Test func `a campaign is created, moved on, filled, and shown`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let created = try await node.makeCampaign("spring")
            #expect(created.code == 0, "\(created.notes)")
            #expect(created.json["disposition"]?.string == "applied")
            #expect(created.json["result"]?.object?["status"]?.string == "active")

            let sent = try await node.headroom(
                "publish",
                "--json",
                input: RunningNode.requests(15, campaign: "spring")
            )
            #expect(sent.json["confirmed"]?.int == 15)
            try await node.settle()
            let list = try await node.headroom("campaign", "list", "--json")
            #expect(list.items.map { $0["used"]?.int } == [11])
            #expect(list.items.first?["waiting"]?.int == 4)
            #expect(try #require(list.json["asOf"]?.int) > 15)

            let shown = try await node.headroom("campaign", "show", "spring", "--json")
            let capacity = shown.json["capacity"]?.object
            #expect(capacity?["utilizationBp"]?.int == 11_000)
            #expect(shown.json["history"]?.array?.count == 3)
            let text = try await node.headroom("campaign", "show", "spring")
            #expect(text.output.contains("10 seats at 499.50 EUR a month"))
            let verified = try await node.headroom("verify", "--json")
            #expect(verified.code == 0)
            #expect(verified.json["violations"]?.array == [])
            #expect(try #require(verified.json["checked"]?.int) > 50)
        }
    }

    @Test func `the same creation twice gives the same answer and one campaign`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let first = try await node.makeCampaign("spring")
            let second = try await node.makeCampaign("spring")
            #expect(first.json == second.json)
            #expect(try await node.headroom("campaign", "list", "--json").items.count == 1)
        }
    }

    @Test func `a campaign moves along its edges, and a refusal says every code`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let mute = try await node.headroom("campaign", "transition", "spring", "paused")
            #expect(mute.code == 1)
            #expect(mute.notes.contains("reason_required"))
            for target in ["paused", "active", "paused"] {
                let moved = try await node.headroom(
                    "campaign",
                    "transition",
                    "spring",
                    target,
                    "--reason",
                    "rooms"
                )
                #expect(moved.code == 0, "\(moved.notes)")
            }
            let wrong = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "draft",
                "--json"
            )
            #expect(wrong.code == 1)
            #expect(wrong.json["codes"]?.array == [.string("invalid_transition")])
            #expect(wrong.json["disposition"]?.string == "refused")
            let stale = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "active",
                "--expected-version",
                "1"
            )
            #expect(stale.notes.contains("version_conflict"))
            let nowhere = try await node.headroom("campaign", "transition", "autumn", "paused")
            #expect(nowhere.code == 1)
        }
    }

    @Test func `terms, alerts and waiting lists are looked after`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(14, campaign: "spring")
            )
            try await node.settle()
            let alerts = try await node.headroom("alert", "list", "--open", "--json")
            #expect(alerts.items.map { $0["threshold"]?.int } == [110, 100, 90, 80])
            let id = try #require(alerts.items.first?["id"]?.string)
            #expect(try await node.headroom("alert", "ack", id, "--note", "seen").code == 0)
            #expect(try await node.headroom("alert", "ack", id).code == 1)
            let left = try await node.headroom("alert", "list", "--open", "--json")
            #expect(left.items.count == 3)

            let shown = try await node.headroom("campaign", "show", "spring", "--json")
            let waiting = (shown.json["waitlist"]?.array ?? []).compactMap(\.object)
            let entry = try #require(waiting.last?["id"]?.string)
            #expect(try await node.headroom("waitlist", "priority", entry, "9").code == 0)
            #expect(try await node.headroom("waitlist", "cancel", entry).code == 0)
            #expect(try await node.headroom("waitlist", "cancel", entry).code == 1)

            let terms = try await node.headroom(
                "campaign",
                "terms",
                "spring",
                "--seats",
                "20",
                "--price",
                "450",
                "--json"
            )
            #expect(terms.code == 0, "\(terms.notes)")
            let after = try await node.headroom("campaign", "list", "--json")
            #expect(after.items.first?["limit"]?.int == 20)
            #expect(after.items.first?["waiting"]?.int == 0)
            let usage = try await node.headroom("usage", "--json")
            #expect(usage.items.map { $0["quantity"]?.int } == [13])
        }
    }

    @Test func `mutes are set and lifted, and 110 percent cannot be muted`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let until = "2100-01-01T00:00:00Z"
            let far = try await node.headroom(
                "alert",
                "mute",
                "spring",
                "--until",
                until,
                "--reason",
                "a rush"
            )
            #expect(far.notes.contains("mute_not_allowed"))
            let all = try await node.headroom(
                "alert",
                "mute",
                "spring",
                "--until",
                until,
                "--reason",
                "a rush",
                "--threshold",
                "110"
            )
            #expect(all.notes.contains("mute_not_allowed"))
            #expect(try await node.headroom("alert", "unmute", "spring").code == 0)
        }
    }
}
