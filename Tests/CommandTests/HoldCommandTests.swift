import Contracts
import Testing

@Suite("Commands about holds and offers", .timeLimit(.minutes(15)))
struct HoldCommandTests {
    private func event(_ type: InputType, _ id: String, _ data: JSONObject) -> String {
        let event: JSONObject = [
            "specversion": .string("1.0"), "id": .string(id), "source": .string("/test"),
            "type": .string(type.rawValue), "partitionkey": .string("acme"),
            "data": .object(data),
        ]
        return String(decoding: CanonicalJSON.bytes(of: .object(event)), as: UTF8.self) + "\n"
    }

    private func hold(_ ref: String, _ person: String) -> String {
        event(
            .holdRequested,
            "hold-\(ref)",
            [
                "holdRef": .string(ref), "campaignId": .string("spring"),
                "participantId": .string(person), "role": .string("volunteer"),
                "minutes": .int(600),
            ]
        )
    }

    @Test func `holds are sent, listed, confirmed and released`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let sent = try await node.headroom(
                "publish",
                "--json",
                input: hold("h1", "p-1") + hold("h2", "p-2")
            )
            #expect(sent.json["confirmed"]?.int == 2)
            try await node.settle()
            let campaigns = try await node.line("campaign list --json")
            #expect(campaigns.items.map { $0["held"]?.int } == [2])
            #expect(campaigns.items.map { $0["used"]?.int } == [0])

            let held = try await node.line("hold list spring --status held --json")
            #expect(held.items.map { $0["holdRef"]?.string } == ["h1", "h2"])
            let ids = held.items.compactMap { $0["id"]?.string }
            #expect(try await node.line("hold list spring").output.contains("h2"))
            let next = try await node.line("hold list spring --after \(ids[0]) --json")
            #expect(next.items.map { $0["id"]?.string } == [ids[1]])

            let confirmed = try await node.line("hold confirm \(ids[0]) --json")
            #expect(confirmed.code == 0, "\(confirmed.notes)")
            #expect(confirmed.json["result"]?.object?["enrollmentId"]?.string != nil)
            #expect(
                try await node.line("hold release \(ids[1])").output == "\(ids[1]) is released\n"
            )
            let again = try await node.line("hold confirm \(ids[1])")
            #expect(again.code == 1)
            #expect(again.notes.contains("hold_released"))
            #expect(try await node.line("hold confirm h1").code == 64)
            #expect(try await node.line("hold list spring --status lost").code == 64)
            let none = try await node.line("hold list spring --status held")
            #expect(none.output == "There are no such holds.\n")
            let shown = try await node.line("campaign show spring")
            #expect(shown.output.contains("  held        0; 0 holds and offers\n"))
            #expect(try await node.line("verify --json").code == 0)
        }
    }

    @Test func `offers are listed, accepted and declined`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let set = try await node.line("campaign update spring --waitlist-offer 90")
            #expect(set.code == 0, "\(set.notes)")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(14, campaign: "spring")
            )
            try await node.settle()
            let enrolled = try await node.line("enrollment list spring --json")
            for id in enrolled.items.prefix(2).compactMap({ $0["id"]?.string }) {
                let run = try await node.headroom("enrollment", "withdraw", id, "--reason", "x")
                #expect(run.code == 0, "\(run.notes)")
            }

            let list = try await node.line("waitlist list spring --json")
            #expect(list.items.map { $0["status"]?.string } == ["offered", "offered", "waiting"])
            #expect(list.items.map { $0["place"]?.int } == [nil, nil, 1])
            let ids = list.items.compactMap { $0["id"]?.string }
            #expect(try await node.line("waitlist list spring").output.contains("offered"))

            #expect(try await node.line("waitlist accept \(ids[0])").code == 0)
            #expect(try await node.line("waitlist decline \(ids[1])").code == 0)
            let late = try await node.line("waitlist accept \(ids[1])")
            #expect(late.code == 1)
            #expect(late.notes.contains("not_offered"))
            let after = try await node.line("waitlist list spring --json")
            #expect(after.items.map { $0["id"]?.string } == [ids[2]])
            #expect(after.items.map { $0["status"]?.string } == ["offered"])
            #expect(try await node.line("waitlist list autumn").code == 1)
            #expect(try await node.line("verify --json").code == 0)
        }
    }
}
