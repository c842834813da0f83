import Contracts
import Testing

@Suite("Exit codes", .timeLimit(.minutes(15)))
struct ExitCodeTests {
    /// A command line on an empty folder, the code it ends with and what it says.
    struct Example: Sendable, CustomTestStringConvertible {
        let arguments: String
        let code: Int32
        let sentence: String

        init(_ arguments: String, _ code: Int32, _ sentence: String = "") {
            self.arguments = arguments
            self.code = code
            self.sentence = sentence
        }

        var testDescription: String { "headroom \(arguments)" }
    }

    @Test(arguments: [
        Example("--help", 0),
        Example("campaign create --help", 0),
        Example("nonsense", 64),
        Example("status --nonsense", 64),
        Example("campaign transition spring sideways", 64, "sideways"),
        Example("campaign list --limit 0", 64, "--limit"),
        Example("tail --from 0", 64, "--from"),
        Example("tail --amqp-url http://nowhere", 64, "amqp://"),
        Example("tail --type capacity.changes", 64, "capacity.changed"),
        Example("status --amqp-url http://nowhere", 64, "amqp://"),
        Example("serve --port 99999", 64, "--port"),
        Example("rebuild", 69, "there is no log"),
        Example("backup copy", 69, "no node has run there"),
        Example("topology check", 64, "--amqp-url"),
        Example("alert ack spring", 64, "alr_acme_812_1"),
        Example("campaign transition spring paused", 64, "--company"),
        Example("company register acme --name A --country NO --time-zone Oslo", 64, "Europe/Oslo"),
        Example("publish nothing.jsonl", 65, "nothing.jsonl"),
        Example("status", 69, "no node has run there"),
        Example("verify", 69, "no node has run there"),
        Example("tail", 69, "no node has run there"),
        Example("restore nowhere", 69, "there is no backup"),
        Example("publish --amqp-url amqp://localhost:1/x?timeout=1 events", 69),
        Example("topology check --amqp-url amqp://localhost:1/x?timeout=1", 69),
        Example("alert unmute spring --company acme --timeout 1", 75, "headroom serve"),
    ])
    func `an exit code says what kind of thing went wrong`(example: Example) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        _ = try folder.write(RunningNode.requests(1, campaign: "spring"), to: "events")
        let words = example.arguments.split(separator: " ").map(String.init)
        let place = words.contains("--help") || words == ["nonsense"] ? [] : ["--data-dir", "."]
        let run = try await CommandLineRun.headroom(words + place, in: folder)
        #expect(run.code == example.code, "\(run.notes)")
        #expect(run.notes.contains(example.sentence), "\(run.notes)")
        if run.code != 0 { #expect(run.output.isEmpty) }
        if ![0, 64].contains(run.code) {
            #expect(run.notes.split(separator: "\n").count == 1, "one sentence: \(run.notes)")
        }
    }

    @Test func `a key that was used for another command is refused`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let once = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "paused",
                "--reason",
                "a",
                "--idempotency-key",
                "k1",
                "--json"
            )
            let twice = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "paused",
                "--reason",
                "a",
                "--idempotency-key",
                "k1",
                "--json"
            )
            #expect(once.json == twice.json)
            let other = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "active",
                "--idempotency-key",
                "k1"
            )
            #expect(other.code == 1)
            #expect(other.notes.contains("used for another command"))
        }
    }

    @Test func `a command that comes before the first node is applied by it`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let register = [
            "company", "register", "acme", "--name", "Acme", "--country", "NO", "--time-zone",
            "Europe/Oslo", "--data-dir", folder.path, "--timeout", "1",
        ]
        let early = try await CommandLineRun.headroom(register, in: folder)
        #expect(early.code == 75)
        try await RunningNode.with(folder: folder.path) { node in
            try await node.settle()
            let again = try await node.headroom(
                "company",
                "register",
                "acme",
                "--name",
                "Acme",
                "--country",
                "NO",
                "--time-zone",
                "Europe/Oslo",
                "--json"
            )
            #expect(again.code == 0, "\(again.notes)")
            #expect(again.json["position"]?.int == 2)
        }
    }

    @Test func `a command that cannot be right is not sent`() async throws {
        try await RunningNode.with { node in
            let run = try await node.headroom(
                "group",
                "create",
                "--name",
                "G",
                "--type",
                "pirates",
                "--country",
                "NO",
                "--program",
                "buddy"
            )
            #expect(run.code == 65)
            #expect(run.notes.contains("/data/groupType"))
        }
    }
}
