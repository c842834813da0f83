import ArgumentParser
import Contracts
import Domain
import Testing

@testable import headroom

@Suite("Commands that change what is there", .timeLimit(.minutes(15)))
struct ChangeCommandTests {
    @Test func `a draft changes where it is told to, and nowhere else`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            let made = try await node.line(
                "campaign create --company acme --id spring --name Spring --currency NOK"
                    + " --tag a --waitlist-days 30"
            )
            #expect(made.code == 0, "\(made.notes)")
            let changed = try await node.line(
                "campaign update spring --template mentor --group newcomers --start 2100-01-01"
                    + " --seats 10 --price 499.50 --budget 40000 --max-sessions 9 --tag b --tag c"
                    + " --waitlist-length 7 --recruit-lead-days 20 --expected-version 1 --json"
            )
            #expect(changed.code == 0, "\(changed.notes)")
            #expect(changed.json["result"]?.object?["version"]?.int == 2)
            let fields = try await fields(node)
            #expect(fields["name"]?.string == "Spring")
            #expect(fields["templateVersionId"]?.string == "mentor@1")
            #expect(fields["startDate"]?.string == "2100-01-01")
            #expect(fields["endDate"] == nil)
            #expect(fields["targetVolunteers"] == nil)
            #expect(fields["maxSessions"]?.int == 9)
            #expect(fields["recruitLeadDays"]?.int == 20)
            #expect(fields["tags"]?.array == [.string("b"), .string("c")])
            #expect(
                fields["budgetAllocated"]?.object
                    == ["amount": .int(4_000_000), "currency": .string("NOK")]
            )
            #expect(fields["waitlist"]?.object?["enabled"]?.bool == true)
            #expect(fields["waitlist"]?.object?["ttlDays"]?.int == 30)
            #expect(fields["waitlist"]?.object?["maxLength"]?.int == 7)
            let bare = try await node.line("campaign update spring --no-tags --name Summer")
            #expect(bare.output == "changed campaign spring, version 3\n")
            let after = try await self.fields(node)
            #expect(after["tags"]?.array ?? [] == [])
            #expect(after["name"]?.string == "Summer")
        }
    }

    private func fields(_ node: RunningNode) async throws -> JSONObject {
        let shown = try await node.line("campaign show spring --json")
        return try #require(shown.json["fields"]?.object)
    }

    @Test func `a running campaign makes room, and what is fixed is refused by name`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let requests = RunningNode.requests(14, campaign: "spring")
            _ = try await node.headroom("publish", input: requests)
            try await node.settle()
            let wide = try await node.line("campaign update spring --overbook 40")
            #expect(wide.code == 0, "\(wide.notes)")
            let list = try await node.line("campaign list --json")
            #expect(list.items.first?["used"]?.int == 14)
            #expect(list.items.first?["waiting"]?.int == 0)

            let fixed = try await node.line("campaign update spring --template mentor --name X")
            #expect(fixed.code == 1)
            #expect(fixed.notes.contains("field_frozen"))
            #expect(fixed.notes.contains("templateVersionId"))
            let sold = try await node.line("campaign update spring --seats 5 --price 1")
            #expect(sold.notes.contains("field_frozen"))
            let early = try await node.line("campaign update spring --end 2100-06-01")
            #expect(early.notes.contains("end_not_extendable"))
            let late = try await node.line("campaign update spring --end 2101-01-31")
            #expect(late.code == 0, "\(late.notes)")
            let stale = try await node.line(
                "campaign update spring --notes x --expected-version 1"
            )
            #expect(stale.notes.contains("version_conflict"))
            let foreign = try await node.line("campaign update spring --budget 5 --currency USD")
            #expect(foreign.code == 1)
            let own = try await node.line("campaign update spring --budget 60000 --currency EUR")
            #expect(own.code == 0, "\(own.notes)")
            #expect(try await node.line("campaign update autumn --name X").code == 1)
            #expect(try await node.line("verify --json").json["violations"]?.array == [])
        }
    }

    @Test func `companies are listed, shown, changed and suspended`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.line(
                "company register borealis --name B --country SE --time-zone Europe/Stockholm"
            )
            let list = try await node.line("company list --json")
            #expect(list.items.compactMap { $0["id"]?.string } == ["acme", "borealis"])
            #expect(try #require(list.json["asOf"]?.int) > 0)
            let rest = try await node.line("company list --after acme --limit 1 --json")
            #expect(rest.items.compactMap { $0["id"]?.string } == ["borealis"])

            let changed = try await node.line(
                "company update acme --name Acme2 --industry letters --close-grace-days 5"
                    + " --contact company_admin:anna@acme.example:no --expected-version 1"
            )
            #expect(changed.output == "changed company acme, version 2\n", "\(changed.notes)")
            let shown = try await node.line("company show acme --json").json
            #expect(shown["name"]?.string == "Acme2")
            #expect(shown["country"]?.string == "NO")
            #expect(shown["closeGraceDays"]?.int == 5)
            #expect(shown["contacts"]?.array?.count == 1)
            #expect(try #require(shown["zoneTable"]?.array?.count) > 30)
            let text = try await node.line("company show acme").output
            #expect(text.contains("  contact     company_admin:anna@acme.example:no\n"))
            _ = try await node.line("company update acme --no-contacts")
            let bare = try await node.line("company show acme --json").json
            #expect(bare["contacts"]?.array == [])

            let suspended = try await node.line("company set-status acme suspended --reason late")
            #expect(suspended.output == "company acme is suspended, version 4\n")
            let found = try await node.line("company list --status suspended --json")
            #expect(found.items.map { $0["status"]?.string } == ["suspended"])
            let stopped = try await node.makeCampaign("spring")
            #expect(stopped.code == 1)
            #expect(try await node.line("company set-status acme active").code == 0)
            #expect(try await node.line("company show nobody").code == 1)
            #expect(try await node.line("company set-status nobody active").code == 1)
        }
    }

    @Test func `a zone is resolved again, and another one until a campaign is planned`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            let known = try await node.line("company zone acme --json")
            #expect(known.code == 0, "\(known.notes)")
            #expect(known.json["changed"]?.bool == false)
            #expect(known.json["version"]?.int == 1)

            let moved = try await node.line("company update acme --time-zone Asia/Tokyo")
            #expect(moved.code == 0, "\(moved.notes)")
            #expect(moved.output.contains("those of Asia/Tokyo from 20"))
            let shown = try await node.line("company show acme --json").json
            #expect(shown["timeZone"]?.string == "Asia/Tokyo")
            let last = shown["zoneTable"]?.array?.last?.object
            #expect(last?["offsetSeconds"]?.int == 32_400)
            #expect(shown["version"]?.int == 3)
            let again = try await node.line("company zone acme")
            #expect(again.output == "the offsets of acme are those of Asia/Tokyo already\n")
            let other = try await node.line("company zone acme --time-zone Europe/Oslo")
            #expect(other.code == 64)
            #expect(other.notes.contains("company update"))

            try await node.makeCampaign("spring")
            let late = try await node.line("company update acme --time-zone Europe/Oslo")
            #expect(late.code == 1)
            #expect(late.notes.contains("time_zone_frozen"))
            #expect(try await node.line("company zone nobody").code == 1)
        }
    }

    @Test func `somebody is taken out, and whoever waits gets in`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let requests = RunningNode.requests(12, campaign: "spring")
            _ = try await node.headroom("publish", input: requests)
            try await node.settle()
            let list = try await node.line("enrollment list spring --json")
            let ids = list.items.compactMap { $0["id"]?.string }
            try #require(ids.count == 11)
            #expect(list.items.first?["participantId"]?.string == "p-1")
            #expect(list.items.first?["role"]?.string == "volunteer")
            let page = try await node.line(
                "enrollment list spring --limit 2 --after \(ids[3]) --json"
            )
            #expect(page.items.compactMap { $0["id"]?.string } == Array(ids[4...5]))

            let gone = try await node.headroom(
                "enrollment",
                "withdraw",
                ids[2],
                "--reason",
                "moved away"
            )
            #expect(gone.output == "\(ids[2]) is withdrawn\n", "\(gone.notes)")
            let twice = try await node.line("enrollment withdraw \(ids[2]) --reason again")
            #expect(twice.code == 1)
            #expect(twice.notes.contains("not_open"))
            let left = try await node.line("enrollment list spring --status withdrawn --json")
            #expect(left.items.map { $0["endReason"]?.string } == ["moved away"])
            let next = try await node.line("enrollment list spring --participant p-12 --json")
            #expect(next.items.map { $0["origin"]?.string } == ["waitlist"])
            #expect(try await node.line("enrollment list spring").output.contains("withdrawn"))
            let none = try await node.line("enrollment list spring --role beneficiary")
            #expect(none.output == "There are no such enrollments.\n")
            let unknown = try await node.line("enrollment withdraw enr_acme_1_0 --reason x")
            #expect(unknown.notes.contains("not_found"))
            #expect(try await node.line("enrollment withdraw \(ids[3])").code == 64)
            #expect(try await node.line("enrollment withdraw p-1 --reason x").code == 64)
            #expect(try await node.line("enrollment list spring --after p-1").code == 64)
        }
    }

    @Test(arguments: [
        "campaign update spring", "campaign update spring --tag a --no-tags",
        "campaign update spring --company acme --waitlist-length 5",
        "campaign update spring --company acme --budget 500",
        "campaign update spring --seats 5", "company update acme",
        "company update acme --no-contacts --contact sales:a",
        "company update acme --contact boss:a", "company update acme --time-zone Oslo",
        "company zone acme", "company zone acme --time-zone Oslo",
        "company set-status acme asleep",
    ])
    func `a wrong command line is said before anything is sent`(line: String) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let words = line.split(separator: " ").map(String.init)
        let run = try await CommandLineRun.headroom(words + ["--data-dir", "."], in: folder)
        #expect(run.code == 64, "\(run.notes)")
        #expect(run.output.isEmpty)
    }

    @Test func `a refresh says what has changed and lies ahead`() throws {
        let clock = try #require(Instant(rfc3339: "2100-07-01T10:50:00Z"))
        let start = try #require(Instant(rfc3339: "2100-07-01T12:00:00Z"))
        let fresh = try ZoneRefresh(to: "Asia/Tokyo", from: nil, clock: clock)
        #expect(fresh.start == start)
        #expect(fresh.entries == [ZoneTable.Entry(fromMs: start.ms, offsetSeconds: 32_400)])

        let past = ZoneTable.Entry(fromMs: 0, offsetSeconds: 32_400)
        let same = try ZoneTable(entries: [past])
        #expect(try ZoneRefresh(to: "Asia/Tokyo", from: same, clock: clock).entries == [])
        // A change that was expected and does not come.
        let later = ZoneTable.Entry(
            fromMs: start.ms + 90 * Instant.millisecondsPerDay,
            offsetSeconds: 36_000
        )
        let stale = try ZoneTable(entries: [past, later])
        let repaired = try ZoneRefresh(to: "Asia/Tokyo", from: stale, clock: clock)
        #expect(repaired.entries == fresh.entries)
        let table = try stale.updated(with: repaired.entries, clock: clock)
        #expect(table.offsetSeconds(at: Instant(ms: later.fromMs)) == 32_400)
        #expect(throws: CommandFault.self) {
            try ZoneRefresh(to: "Nowhere/City", from: nil, clock: clock)
        }
    }

    @Test func `a table that ends too early is only extended`() throws {
        let clock = try #require(Instant(rfc3339: "2100-07-01T10:45:00Z"))
        let all = try #require(ZoneResolver.table("Europe/Oslo", around: clock))
        let short = try ZoneTable(entries: Array(all.prefix(6)))
        let refresh = try ZoneRefresh(to: "Europe/Oslo", from: short, clock: clock)
        let table = try short.updated(with: refresh.entries, clock: clock)
        #expect(table.entries == all)
        #expect(try ZoneRefresh(to: "Europe/Oslo", from: table, clock: clock).entries == [])
    }
}
