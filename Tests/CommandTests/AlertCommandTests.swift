import Contracts
import Testing

@Suite("Alerts from the command line")
struct AlertCommandTests {
    @Test func `thresholds are set, crossed and explained`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let set = try await node.headroom(
                "alert",
                "thresholds",
                "set",
                "spring",
                "--threshold",
                "half=50%:info:sales",
                "--threshold",
                "last-three=3left:error:company_admin,customer_success:60",
                "--reason",
                "the drive"
            )
            #expect(set.code == 0, "\(set.notes)")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(8, campaign: "spring")
            )
            try await node.settle()

            let list = try await node.headroom("alert", "thresholds", "list", "spring", "--json")
            let standings = (list.json["standings"]?.array ?? []).compactMap(\.object)
            #expect(
                standings.map { $0["name"]?.string }
                    == ["80 %", "90 %", "100 %", "110 %", "half", "last-three"]
            )
            #expect(standings[4]["passed"] == .bool(true))
            #expect(standings[4]["explanation"]?.string?.hasPrefix("still passed since") == true)
            let alerts = try await node.headroom("alert", "list", "--state", "open", "--json")
            let half = try #require(alerts.items.first { $0["key"]?.string == "half" })
            #expect(half["status"] == .string("sent"))
            let id = try #require(half["id"]?.string)
            let shown = try await node.headroom("alert", "show", id)
            #expect(shown.output.contains("sent to sales, nobody has acknowledged it"))
            #expect(try await node.headroom("alert", "show", "alr_acme_1_9").code == 1)

            let none = try await node.headroom("alert", "thresholds", "set", "spring", "--none")
            #expect(none.code == 0)
            #expect(try await node.headroom("verify").code == 0)
        }
    }

    @Test func `a policy is settled and shown, and a wrong one names its field`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let bare = try await node.headroom("alert", "policy", "show", "acme")
            #expect(bare.output == "acme has settled nothing\n")
            let set = try await node.headroom(
                "alert",
                "policy",
                "set",
                "acme",
                "--quiet-from",
                "22:00",
                "--quiet-to",
                "07:00",
                "--digest",
                "sales=8",
                "--escalate-after",
                "90",
                "--escalate-to",
                "customer_success"
            )
            #expect(set.code == 0, "\(set.notes)")
            let shown = try await node.headroom("alert", "policy", "show", "acme", "--json")
            #expect(shown.json["quietHours"]?.object?["from"] == .string("22:00"))
            #expect(shown.json["version"] == .int(1))
            let wrong = try await node.headroom(
                "alert",
                "policy",
                "set",
                "acme",
                "--digest",
                "sales=24"
            )
            #expect(wrong.code != 0)
            #expect(wrong.notes.contains("/data/digests/0/hour"))
        }
    }
}
