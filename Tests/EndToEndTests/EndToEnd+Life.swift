import AMQP
import BrokerSupport
import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// Starting, stopping, and what must not be done twice.
    @Suite("Life of a node", .timeLimit(.minutes(15)))
    struct LifeTests {
        private static let campaigns = [
            Stage.Campaign(id: "c1", company: "veridia", seats: 5_000)
        ]

        private func facts(_ numbers: Range<Int>) -> [LogMessage] {
            numbers.map { Wire.created("e\($0)", "p\($0)", "c1", of: "veridia") }
        }

        @Test func `a second node on a folder is refused with a sentence`() async throws {
            let folder = try Folder()
            let node = ServingNode(folder: folder.path)
            let running = try await node.startReading()

            let second = try await OwnThread.run {
                let second = try node.start()
                return (second.awaitEnd(within: .seconds(30)), second.text)
            }

            #expect(second.0 == 75)
            #expect(second.1.contains("another node runs on \(folder.path)"))
            #expect(running.status == nil)
            try await node.stop(running)
        }

        @Test(.enabled(if: PrivateBroker.isAvailable))
        func
            `a backlog is caught up with heartbeats served, and SIGTERM in its middle loses nothing`()
            async throws
        {
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(
                folder: folder.path,
                url: place.url("headroom-node", "?heartbeat=2")
            )
            try await node.stop(try await node.startTicking())
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)
            for start in stride(from: 0, to: 8_000, by: 500) {
                try await producer.publish(facts(start..<start + 500))
            }
            await producer.log.close()
            let log = try place.log()
            let end = try await log.lastPosition()

            let first = try await node.startReading()
            try await node.waitUntil("it is at work", first) { $0.position > 500 }
            try await node.stop(first)
            let second = try await node.startReading()
            try await node.waitUntil("it has caught up", second, patience: .seconds(200)) {
                $0.position >= end && $0.value.confirmedFeed == $0.value.lastFeed
            }
            try await node.stop(second)

            for text in [first.text, second.text] {
                #expect(!text.contains("cut off"), "\(text)")
            }
            var queue = try await OutputQueue(.reportingMetrics, at: place)
            try await queue.readAll(from: node)
            await queue.close()
            let check = try await Aftermath(
                node: node,
                log: try place.log(),
                inbox: queue.inbox
            )
            try check.outputsAreTheModels()
            try check.countsAgree(requests: [], facts: Set((0..<8_000).map { "e\($0)" }))
            try await check.stateIsTheModels()
        }

        @Test func `a demo that is started twice goes on where it was`() async throws {
            let folder = try Folder()
            let words = [
                HeadroomBinary.path, "demo", "run", "--data-dir", folder.path, "--port", "0",
                "--rate", "200", "--events", "60",
            ]
            let node = ServingNode(folder: folder.path)
            let first = try await Tool(words)
            #expect(first.status == 0, "\(first.output)")
            let before = try await node.status()
            let second = try await Tool(words)
            #expect(second.status == 0, "\(second.output)")
            let after = try await node.status()

            #expect(before.value.companies == 4)
            #expect(after.value.companies == 4)
            #expect(before.value.campaigns.map(\.count).reduce(0, +) == 21)
            #expect(after.value.campaigns.map(\.count).reduce(0, +) == 21)
            #expect(after.position >= before.position + 60)
            #expect(after.value.rejectedOpen == 0)
            // The data is not loaded again: on another day that would be a conflict.
            #expect(after.value.tallies["duplicate_message"] ?? 0 == 0)
            #expect(before.value.live.used > 0)
            #expect(try await node.violations().isEmpty)
            let check = try await Aftermath(
                node: node,
                log: try await EmbeddedLog(directory: folder.path, role: .client)
            )
            try check.outputsAreTheModels()
            try await check.stateIsTheModels()
        }
    }
}
