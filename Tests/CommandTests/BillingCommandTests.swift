import Contracts
import Domain
import GRDB
import Testing

@testable import headroom

@Suite("Commands about subscriptions, prices and bills", .timeLimit(.minutes(15)))
struct BillingCommandTests {
    @Test func `a subscription is made, shared, and its campaigns may lend each other`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            let made = try await node.line(RunningNode.subscription)
            #expect(made.output == "created subscription s1\n", "\(made.notes)")
            #expect(try await node.line(RunningNode.subscription).code == 0)
            _ = try await node.sell("c1", "--subscription s1 --share-bp 2500")
            _ = try await node.sell("c2", "--subscription s1 --share-bp 3333")

            let list = try await node.line("subscription list --company acme --json")
            #expect(list.items.map { $0["id"]?.string } == ["s1"])
            #expect(try await node.line("subscription list --company other --json").items == [])
            let table = try await node.line("subscription list")
            #expect(table.output.contains("1 x B500"), "\(table.output)")
            #expect(table.output.contains("41.67 %"), "\(table.output)")

            #expect(try await node.line("subscription borrowing s1 siblings").code == 0)
            let shown = try await node.line("subscription show s1 --json")
            #expect(shown.json["borrowing"]?.string == "siblings")
            #expect(shown.json["shares"]?.object?["c2"]?.int == 3333)
            #expect(shown.json["loans"]?.array == [])
            let text = try await node.line("subscription show s1").output
            #expect(text.contains("share       c1 25 %, worth 2500.00 EUR"), "\(text)")
            #expect(text.contains("unshared    41.67 %, worth 4167.00 EUR"), "\(text)")

            let many = try await node.sell("c3", "--subscription s1 --share-bp 9000", "--plan")
            #expect(many.notes.contains("bundle_over_allocated"), "\(many.notes)")
            #expect(try await node.line("subscription show s2").code == 1)
            #expect(try await node.line("subscription borrowing s2 none").code == 1)
        }
    }

    @Test func `a currency is sold in once its prices are published`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let early = try await node.sell(
                "c1",
                "--learners 5 --price 90 --currency NOK",
                "--plan"
            )
            #expect(early.notes.contains("pricebook_missing"), "\(early.notes)")
            let known = try await node.line("pricebook list --json")
            var book = try #require(known.items.first)
            #expect(book["items"]?.object?["bundles"]?.object?["B500"] != nil)
            book["currency"] = .string("NOK")
            let file = try node.folder.write(JSONLine.text(book), to: "nok.json")
            let published = try await node.line("pricebook publish \(file) --from 2026-01-01")
            #expect(
                published.output == "published prices in NOK from 2026-01-01\n",
                "\(published.notes)"
            )
            let books = try await node.line("pricebook list --json").items
            #expect(books.map { $0["currency"]?.string } == ["EUR", "NOK"])
            #expect(try await node.line("pricebook list --currency NOK --json").items.count == 1)
            #expect(try await node.line("pricebook list").output.contains("B500 10000.00"))
            let planned = try await node.line("campaign transition c1 planned")
            #expect(planned.code == 0, "\(planned.notes)")

            let again = try await node.line("pricebook publish \(file) --from 2020-01-01")
            #expect(again.notes.contains("effective_in_past"), "\(again.notes)")
            let empty = try node.folder.write(#"{"items": {}}"#, to: "empty.json")
            let wrong = try await node.line("pricebook publish \(empty) --currency NOK")
            #expect(wrong.code == 65)
            #expect(wrong.notes.contains("/effectiveFrom"), "\(wrong.notes)")
        }
    }

    @Test func `an invoice adds up what was agreed, confirmed and taken back`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let month = try await owing(node)

            let before = try await invoice(node, month)
            #expect(before["status"]?.string == "preview")
            #expect(before["subtotal"]?.object?["amount"]?.int == 1_700_000)
            let confirmed = try await node.line("billing confirm coaching kickoff --json")
            #expect(confirmed.code == 0, "\(confirmed.notes)")
            let record = try #require(confirmed.json["result"]?.object?["usageId"]?.string)
            #expect(
                try await invoice(node, month)["total"]?.object?["amount"]?.int == 1_800_000
            )
            let text = try await node.line("billing invoice acme --month \(month)").output
            #expect(text.hasPrefix("inv_acme_\(month)_EUR  preview, the month is open\n"))
            #expect(text.contains("credits_purchased"), "\(text)")
            #expect(try cells(text, "subtotal") == ["subtotal", "18000.00", "EUR"])

            let again = try await node.line("billing confirm coaching kickoff")
            #expect(again.notes.contains("already_recorded"), "\(again.notes)")
            let unknown = try await node.line("billing confirm coaching launch")
            #expect(unknown.code == 1)
            #expect(unknown.notes.contains("not_found"), "\(unknown.notes)")

            let reverse = "billing reverse \(record) --reason agreed"
            #expect(try await node.line(reverse).code == 0)
            let second = try await node.line(reverse)
            #expect(second.notes.contains("already_reversed"), "\(second.notes)")
            #expect(
                try await invoice(node, month)["total"]?.object?["amount"]?.int == 1_700_000
            )
            let ledger = try await node.line("billing ledger --type milestone --json")
            #expect(ledger.items.map { $0["quantity"]?.int } == [1, -1])
            #expect(ledger.items.last?["reverses"]?.string == record)
            #expect(try await node.line("verify --json").json["violations"]?.array == [])
        }
    }

    /// Three things that are charged at once; returns the month in which they are.
    private func owing(_ node: RunningNode) async throws -> String {
        _ = try await node.line(RunningNode.subscription)
        _ = try await node.sell("letters", "--credits 4000 --price 0.50")
        _ = try await node.sell("coaching", "--fee 5000 --milestone kickoff:1000")
        let fees = try await node.line("billing ledger --company acme --type fixed_fee --json")
        #expect(
            fees.items.map { $0["amount"]?.object?["amount"]?.int }
                == [1_000_000, 200_000, 500_000]
        )
        return try #require(fees.items.first?["period"]?.string)
    }

    private func invoice(_ node: RunningNode, _ month: String) async throws -> JSONObject {
        let run = try await node.line("billing invoice acme --month \(month) --json")
        #expect(run.items.count == 1)
        return run.items.first ?? [:]
    }

    private func cells(_ text: String, _ word: String) throws -> [Substring] {
        let line = text.split(separator: "\n").first { $0.contains(word) }
        return try #require(line).split(separator: " ")
    }

    @Test func `a statement and the ledger show what was used, and facts are voided elsewhere`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.sell("letters", "--credits 4000 --price 0.50")
            let session = """
                {"specversion":"1.0","id":"s-1","source":"urn:test","type":"session.completed.v1",\
                "partitionkey":"acme","time":"\(try await clock(node))","data":{"sessionId":"s1",\
                "campaignId":"letters","kind":"session","startedAt":"2026-01-01T10:00:00Z",\
                "durationMinutes":90,"volunteerIds":[],"participantIds":[]}}
                """
            _ = try await node.headroom("publish", input: session)
            try await node.settle()

            let ledger = try await node.line("billing ledger --campaign letters --json")
            let used = try #require(
                ledger.items.first { $0["type"]?.string == "credits_consumed" }
            )
            #expect(used["quantity"]?.int == 15_000)
            let month = try #require(used["period"]?.string)
            let statement = try await node.line("billing statement letters --month \(month)")
            #expect(try cells(statement.output, "credits_consumed").contains("15000"))
            #expect(try cells(statement.output, "total") == ["total", "2000.00", "EUR"])
            let json = try await node.line("billing statement letters --month \(month) --json")
            #expect(json.json["total"]?.object?["amount"]?.int == 200_000)
            let shown = try await node.line("campaign show letters").output
            #expect(shown.contains("credits     15 of 4000, cap 4400"), "\(shown)")

            let record = try #require(used["usageId"]?.string)
            let refused = try await node.line("billing reverse \(record) --reason no")
            #expect(refused.code == 1)
            #expect(refused.notes.contains("void_the_fact"), "\(refused.notes)")
            #expect(try await node.line("billing reverse use-1 --reason no").code == 64)
            #expect(try await node.line("billing statement none --month 2030-01").code == 1)
            #expect(try await node.line("billing invoice none --month 2030-01").code == 1)
            #expect(try await node.line("billing invoice acme --month 2030-13").code == 64)
            let none = try await node.line("billing invoice acme --month 2020-01 --json")
            #expect(none.items == [])
        }
    }

    private func clock(_ node: RunningNode) async throws -> String {
        try #require(try await node.line("status --json").json["clock"]?.string)
    }

    @Test func `a difference between ledger and counters is found`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(3, campaign: "spring")
            )
            try await node.settle()
            let whole = try await node.line("billing reconcile --company acme --json")
            #expect(whole.code == 0, "\(whole.notes)")
            #expect(whole.json["facts"]?.int == 3)
            #expect(whole.json["differences"]?.array == [])
            #expect(try await node.line("billing reconcile").output.contains("all is equal"))

            let copy = node.folder.file("copy")
            _ = try await node.line("backup \(copy)")
            let queue = try DatabaseQueue(path: copy + "/node.sqlite")
            try await queue.write { try $0.execute(sql: "UPDATE capacity SET volunteers = 4") }
            try queue.close()
            let words = ["billing", "reconcile", "--data-dir", copy]
            let found = try await CommandLineRun.headroom(words + ["--json"], in: node.folder)
            #expect(found.code == 1)
            #expect(
                found.json["differences"]?.array == [
                    .object([
                        "campaignId": .string("spring"), "unit": .string("volunteers"),
                        "ledger": .int(3), "counter": .int(4), "facts": .array([]),
                    ])
                ]
            )
            let table = try await CommandLineRun.headroom(words, in: node.folder)
            #expect(try cells(table.output, "spring") == ["spring", "volunteers", "3", "4", "-"])
            #expect(table.output.contains("ledger and facts agree, a counter or a sum does not"))
            #expect(table.notes.contains("1 things differ"))
        }
    }
}
