import Contracts
import EventLog
import Foundation
import GRDB
import Testing

@Suite("Commands that look after a node", .timeLimit(.minutes(15)))
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
            let second = try await node.headroom("backup", target)
            #expect(second.code == 1)
            #expect(second.notes.contains("not overwritten"))

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
            #expect(verified.json.members.map(\.key) == ["checked", "violations"])
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

    @Test func `a rebuild brings the same back, and refuses a log that is too short`()
        async throws
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let place = ["--data-dir", folder.file("node")]
        try await RunningNode.with(folder: folder.file("node")) { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
        }
        let before = try await CommandLineRun.headroom(["campaign", "list"] + place, in: folder)
        let rebuild = ["rebuild", "--json"] + place
        let rebuilt = try await CommandLineRun.headroom(rebuild, in: folder)
        #expect(rebuilt.code == 0, "\(rebuilt.notes)")
        #expect(try #require(rebuilt.json["position"]?.int) > 5)
        let after = try await CommandLineRun.headroom(["campaign", "list"] + place, in: folder)
        #expect(after.output == before.output)
        #expect(after.output.contains("spring"))

        let log = folder.file("node/log.sqlite")
        try FileManager.default.moveItem(atPath: log, toPath: log + ".away")
        let lost = try await CommandLineRun.headroom(rebuild, in: folder)
        #expect(lost.code == 69)
        #expect(lost.notes.contains("there is no log at"))
        try await EmbeddedLog(directory: folder.file("node"), role: .node).close()
        let shorter = try await CommandLineRun.headroom(rebuild, in: folder)
        #expect(shorter.code == 69)
        #expect(shorter.notes.contains("nothing was changed"))
        let kept = try await CommandLineRun.headroom(["campaign", "list"] + place, in: folder)
        #expect(kept.output == before.output)
    }

    @Test func `scripts get exactly the members that they were promised`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let simulate = ["simulate", "--seeds", "1", "--from", "3", "--json"]
        let simulated = try await CommandLineRun.headroom(simulate, in: folder)
        #expect(simulated.output == "{\"seeds\":1,\"failed\":[]}\n", "\(simulated.notes)")
        try await RunningNode.with { node in
            for list in ["campaign", "rejected", "parked", "alert"] {
                let run = try await node.headroom(list, "list", "--json")
                #expect(run.json.members.map(\.key) == ["items", "asOf"], "\(list)")
            }
        }
    }

    /// Changes a limit behind the back of everybody.
    private func damage(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write {
            try $0.execute(sql: "UPDATE capacity SET limit_count = 11, own_limit = 11")
        }
        try queue.close()
    }
}
