import ArgumentParser
import Contracts
import Domain
import Testing

@testable import headroom

@Suite("Help")
struct HelpTests {
    @Test func `every command says what it does and shows an example`() {
        for (path, command) in Self.all(Headroom.self, []) {
            let configuration = command.configuration
            #expect(!configuration.abstract.isEmpty, "\(path)")
            #expect(configuration.abstract.hasSuffix("."), "\(path)")
            if configuration.subcommands.isEmpty {
                let example = "headroom " + path.joined(separator: " ")
                #expect(configuration.discussion.contains(example), "\(path)")
            }
        }
    }

    @Test func `every name is said once`() {
        let names = Self.all(Headroom.self, []).map { $0.path.joined(separator: " ") }
        #expect(Set(names).count == names.count)
    }

    @Test func `commands are parsed with what a person would type`() throws {
        let create = try CampaignCreateCommand.parse([
            "--company", "acme", "--name", "Spring", "--start", "2026-05-01", "--seats", "50",
            "--price", "500", "--no-waitlist", "--tag", "a", "--tag", "b",
        ])
        let fields = try create.fields.json(billing: .eur)
        #expect(fields["startDate"]?.string == "2026-05-01")
        #expect(fields["waitlist"]?.object?["enabled"]?.bool == false)
        #expect(fields["tags"]?.array?.count == 2)
        #expect(fields["targetVolunteers"]?.int == 50)
        #expect(throws: (any Error).self) {
            try CampaignCreateCommand.parse(["--company", "acme", "--name", "S", "--seats", "5"])
        }
        #expect(throws: (any Error).self) {
            try CampaignCreateCommand.parse([
                "--company", "acme", "--name", "S", "--start", "tomorrow",
            ])
        }
    }

    private static func all(
        _ command: any ParsableCommand.Type,
        _ path: [String]
    ) -> [(path: [String], command: any ParsableCommand.Type)] {
        [(path, command)]
            + command.configuration.subcommands.flatMap {
                all($0, path + [$0.configuration.commandName ?? ""])
            }
    }
}
