import Contracts
import Testing

@Suite("Commands on programs, cohorts and calendars", .timeLimit(.minutes(15)))
struct ProgramCommandTests {
    /// Runs the program with the words of a line.
    private func headroom(_ node: RunningNode, _ line: String) async throws -> CommandLineRun {
        try await CommandLineRun.headroom(
            line.split(separator: " ").map(String.init) + node.place,
            in: node.folder
        )
    }

    @Test func `a template gets a second version, and a campaign moves to it and back`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let drafted = try await headroom(
                node,
                "template create-version mentor --changelog Shorter --json"
            )
            #expect(drafted.json["result"]?.object?["id"]?.string == "mentor@2")
            let changes = try node.folder.write(
                """
                {"defaultConfig": {"session": {"defaultDurationMinutes": 45}}}
                """,
                to: "changes.json"
            )
            #expect(try await headroom(node, "template edit mentor@2 \(changes)").code == 0)
            let published = try await headroom(
                node,
                "template publish mentor@2 --deprecate-previous-after 30"
            )
            #expect(published.code == 0, "\(published.notes)")
            let diff = try await headroom(node, "template diff mentor@1 mentor@2 --json")
            #expect(diff.json["class"]?.string == "behavioral")
            let override = try await headroom(
                node,
                "campaign override spring --set /session/totalWeeks=12"
            )
            #expect(override.code == 0, "\(override.notes)")
            let preview = try await headroom(
                node,
                "campaign migrate spring mentor@2 --preview --json"
            )
            #expect(preview.json["conflicts"]?.array == [])
            let moved = try await headroom(node, "campaign migrate spring mentor@2 --json")
            #expect(moved.code == 0, "\(moved.notes)")
            #expect(try await duration(node) == 45)
            let migration = try #require(moved.json["result"]?.object?["id"]?.string)
            #expect(try await headroom(node, "campaign rollback \(migration)").code == 0)
            #expect(try await duration(node) == 60)
            let audit = try await headroom(node, "campaign audit spring --json")
            #expect(audit.items.contains { $0["path"]?.string == "/session/totalWeeks" })
        }
    }

    private func duration(_ node: RunningNode) async throws -> Int64? {
        let config = try await headroom(node, "campaign config spring --json")
        return config.json["config"]?.object?["session"]?.object?["defaultDurationMinutes"]?.int
    }

    @Test func `what fits is told in both directions, and what must not be overridden is refused`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            for words in [["template", "fit", "mentor@1"], ["group", "fit", "newcomers"]] {
                let fit = try await headroom(node, "\(words[0]) \(words[1]) \(words[2]) --json")
                #expect(fit.items.first?["suitabilityScore"]?.int == 80)
            }
            #expect(try await headroom(node, "group set-active newcomers false").code == 0)
            let unfit = try await headroom(node, "group fit newcomers --json")
            #expect(unfit.items.first?["reasons"]?.array == [.string("group_not_active")])
            let refused = try await headroom(
                node,
                "campaign override spring --set /safety/minAge=16 --json"
            )
            #expect(refused.code == 1)
            #expect(refused.output.contains("override_not_allowed"))
            let explained = try await headroom(node, "campaign config spring --explain")
            #expect(explained.output.contains("/safety/minAge"))
            #expect(explained.output.contains("version"))
        }
    }

    @Test func `cohorts are planned and copied, and what lies ahead is shown`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let made = try await headroom(
                node,
                "instance create spring --start 2100-03-01 --end 2100-03-31 --json"
            )
            let cohort = try #require(made.json["result"]?.object?["id"]?.string)
            let override = try await headroom(
                node,
                "instance override \(cohort) --set /cohort/maxSize=10"
            )
            #expect(override.code == 0, "\(override.notes)")
            let copied = try await headroom(
                node,
                "instance clone \(cohort) --start 2100-04-01 --count 3"
            )
            #expect(copied.code == 0, "\(copied.notes)")
            let shown = try await headroom(node, "campaign show spring --json")
            #expect(shown.json["instances"]?.array?.count == 5)
            let blackout = try await headroom(
                node,
                "blackout add acme --from 2100-12-20 --to 2101-01-03"
            )
            #expect(blackout.code == 0, "\(blackout.notes)")
            let ordered = try await headroom(
                node,
                "schedule create spring paused --date 2100-06-01 --reason summer --json"
            )
            let order = try #require(ordered.json["result"]?.object?["id"]?.string)
            let ahead = try await headroom(
                node,
                "schedule dry-run spring --until 2101-01-31 --json"
            )
            #expect(ahead.code == 0, "\(ahead.notes)")
            #expect(try await headroom(node, "schedule cancel \(order)").code == 0)
            let list = try await headroom(node, "schedule list --json")
            #expect(list.items.map { $0["state"]?.string } == ["canceled"])
            let again = try await headroom(
                node,
                "recurrence set spring --every year --lead-days 30 --ends-after 2"
            )
            #expect(again.code == 0, "\(again.notes)")
            let copy = try await headroom(
                node,
                "campaign clone spring --start 2101-01-01 --new-id next --json"
            )
            #expect(copy.code == 0, "\(copy.notes)")
            let line = try await headroom(node, "campaign lineage next --json")
            #expect(line.items.map { $0["id"]?.string } == ["next", "spring"])
            #expect(try await headroom(node, "verify --json").json["violations"]?.array == [])
        }
    }
}
