import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// A node without a broker, killed while another process appends to its log.
    @Suite("Crashes without a broker", .timeLimit(.minutes(15)))
    struct EmbeddedTests {
        private static let campaigns = [
            Stage.Campaign(id: "c-small", company: "veridia", seats: 20, maxWaiting: 50),
            Stage.Campaign(id: "n-wide", company: "northlight", seats: 2_000, isActive: true),
        ]

        @Test func `ten kills while another process appends lose and invent nothing`()
            async throws
        {
            var random = SplitMix.fresh()
            Notice.say("embedded crash test: seed \(random.seed)")
            let folder = try Folder()
            let node = ServingNode(folder: folder.path)
            try await node.stop(try await node.startTicking())
            let log = try await EmbeddedLog(directory: folder.path, role: .client)
            let producer = Producer(log: log)
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)

            let stop = StopSign()
            let traffic = Traffic(Self.campaigns, seed: random.seed)
            async let played = producer.play(
                traffic,
                batch: 1...60,
                pause: .milliseconds(25),
                until: stop
            )
            let last = try await Havoc(node: node, broker: nil, seed: random.next())
                .wreak(kills: 10)
            stop.raise()
            let sent = try await played
            let end = try await log.lastPosition()
            try await node.waitUntil("the rest is folded", last) { $0.position >= end }
            try await node.stop(last)
            await log.close()

            let copy = try await EmbeddedLog(directory: folder.path, role: .client)
            let check = try await Aftermath(node: node, log: copy)
            try check.outputsAreTheModels()
            try check.countsAgree(requests: sent.requests, facts: sent.facts)
            try check.everyRecordIsAccountedFor()
            try await check.stateIsTheModels()
            try await rebuildChangesNothing(node)
        }

        /// The command folds the log anew, and a node goes on from there as if nothing had been.
        private func rebuildChangesNothing(_ node: ServingNode) async throws {
            let before = try await node.status()
            let words = [HeadroomBinary.path, "rebuild", "--data-dir", node.folder, "--json"]
            let tool = try await Tool(words)
            #expect(tool.status == 0, "\(tool.output)")
            let differences = try Rebuilt.differences(
                node.database,
                node.database + ".before-rebuild"
            )
            #expect(differences.isEmpty, "\(differences)")
            let after = try await node.status()
            #expect(after.position == (try await lastPosition(node)))
            #expect(after.value.confirmedFeed >= before.value.confirmedFeed)
            let running = try await node.startReading()
            try await node.stop(running)
            #expect(try await node.violations().isEmpty)
        }

        private func lastPosition(_ node: ServingNode) async throws -> Int64 {
            let log = try await EmbeddedLog(directory: node.folder, role: .client)
            let end = try await log.lastPosition()
            await log.close()
            return end
        }
    }
}
