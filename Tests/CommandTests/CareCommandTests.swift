import Contracts
import Foundation
import GRDB
import Testing

@Suite("Commands that look after a node", .timeLimit(.minutes(2)))
struct CareCommandTests {
    @Test func `a backup of a running node is restored into an empty folder, once`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let target = node.folder.file("backup")
            let made = try await node.headroom("backup", target, "--json")
            #expect(made.code == 0, "\(made.notes)")
            let position = try #require(made.json["position"]?.int)
            #expect(position > 5)
            #expect(try #require(made.json["logBytes"]?.int) > 0)
            #expect(try await node.headroom("backup", target).code == 75)

            let empty = node.folder.file("restored")
            let restore = ["restore", target, "--data-dir", empty, "--json"]
            let restored = try await CommandLineRun.headroom(restore, in: node.folder)
            #expect(restored.code == 0, "\(restored.notes)")
            #expect(restored.json["position"]?.int == position)
            #expect(restored.json["log"]?.bool == true)
            let verified = try await CommandLineRun.headroom(
                ["verify", "--json", "--data-dir", empty],
                in: node.folder
            )
            #expect(verified.json["violations"]?.array == [])
            #expect(verified.json["asOf"]?.int == position)
            let again = try await CommandLineRun.headroom(restore, in: node.folder)
            #expect(again.code == 1)
            #expect(again.notes.contains("not overwritten"))
        }
    }

    @Test func `status and doctor tell a stranger how it stands`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(5, campaign: "spring")
            )
            try await node.settle()
            let status = try await node.headroom("status")
            #expect(status.output.contains("5 of 10 seats used"))
            #expect(status.output.contains("50 %"))
            let doctor = try await node.headroom("doctor", "--json")
            let findings = (doctor.json["findings"]?.array ?? []).compactMap(\.object)
            let levels = Dictionary(
                findings.map { ($0["subject"]?.string ?? "", $0["level"]?.string ?? "") },
                uniquingKeysWith: { first, _ in first }
            )
            for subject in ["sqlite", "database", "invariants", "log", "clock"] {
                #expect(levels[subject] == "ok", "\(subject): \(doctor.output)")
            }
            #expect(doctor.code == 0, "\(doctor.output)")
        }
    }

    @Test func `damage is found by verify and by doctor`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            let target = node.folder.file("copy")
            _ = try await node.headroom("backup", target)
            try damage(target + "/node.sqlite")
            let verify = try await CommandLineRun.headroom(
                ["verify", "--json", "--data-dir", target],
                in: node.folder
            )
            #expect(verify.code == 1)
            let rules = (verify.json["violations"]?.array ?? []).compactMap {
                $0.object?["rule"]?.string
            }
            #expect(rules.contains("limit"))
            let doctor = try await CommandLineRun.headroom(
                ["doctor", "--data-dir", target],
                in: node.folder
            )
            #expect(doctor.code == 1)
            #expect(doctor.output.contains("fail  invariants"))
        }
    }

    /// Changes a limit behind the back of everybody.
    private func damage(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "UPDATE capacity SET limit_count = 11") }
        try queue.close()
    }
}
