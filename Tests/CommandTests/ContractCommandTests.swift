import Contracts
import Testing

/// Proposals, statements by day, what-if and reading a range again, from the command line.
@Suite("Commands of billing's contract", .timeLimit(.minutes(15)))
struct ContractCommandTests {
    @Test func `options are compared, and the recommended one is marked`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let ask = """
                pricing propose --company acme --template mentor --group newcomers --id offer \
                --beneficiaries 120 --volunteers 40 --sessions 480 --budget 25000
                """
            let made = try await node.line(ask)
            #expect(made.code == 0, "\(made.notes)")
            #expect(made.output.contains("iaas"), "\(made.output)")
            let best = made.output.split(separator: "\n").first { $0.hasPrefix("*") }
            #expect(best?.contains("iaas") == true, "\(made.output)")
            #expect(best?.contains("18000.00") == true)

            let again = try await node.line(ask)
            #expect(again.code == 1)
            #expect(again.notes.contains("id_taken"))
            let listed = try await node.line("pricing proposals --company acme --json")
            #expect(listed.items.count == 1)
            #expect(listed.items.first?["recommended"] == .string("iaas"))
            let shown = try await node.line("pricing proposal offer --json")
            #expect(shown.json["status"] == .string("open"))
            #expect(shown.json["options"]?.array?.count == 3)
            #expect(try await node.line("pricing proposal none").code == 1)
        }
    }

    @Test func `what was used is stated by day, rated under other terms, and read again`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(3, campaign: "spring")
            )
            try await node.settle()
            let status = try await node.line("status --json")
            let month = String(try #require(status.json["clock"]?.string).prefix(7))

            let stated = try await node.line(
                "billing statement acme --month \(month) --daily --json"
            )
            #expect(stated.code == 0, "\(stated.notes)")
            #expect(stated.json["records"] == .int(3))
            #expect(stated.json["firstTypesequence"] == .int(1))
            #expect(stated.json["lastTypesequence"] == .int(3))
            #expect(stated.json["days"]?.array?.first?.object?["quantity"] == .int(3))

            let read = try await node.line(
                """
                tail --company acme --type billing.usage_recorded --from-sequence 2 \
                --to-sequence 3 --json
                """
            )
            #expect(read.output.split(separator: "\n").count == 2, "\(read.output)")
            #expect(try await node.line("tail --from-sequence 2").code == 64)

            let other = try await node.line(
                "billing what-if --campaign spring --from \(month) --credits 10 --price 1 --json"
            )
            #expect(other.code == 0, "\(other.notes)")
            #expect(other.json["model"] == .string("credits"))
            let total = other.json["total"]?.object
            #expect(total?["other"]?.object?["amount"] == .int(1000))
            let wrong = try await node.line(
                "billing what-if --campaign spring --from \(month) --learners 0 --price 1"
            )
            #expect(wrong.code == 65, "\(wrong.notes)")
            #expect(wrong.notes.contains("learnersCommitted"))
            let refused = try await node.line("billing resend acme --from 1")
            #expect(refused.code == 64)
            #expect(refused.notes.contains("headroom tail --company acme"))
        }
    }
}
