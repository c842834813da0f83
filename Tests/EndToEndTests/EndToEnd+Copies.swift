import AMQP
import BrokerSupport
import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// More than one node, or the same one twice, on one log.
    @Suite("Copies of a node", .enabled(if: PrivateBroker.isAvailable), .timeLimit(.minutes(15)))
    struct CopyTests {
        private static let campaigns = [
            Stage.Campaign(id: "c-small", company: "veridia", seats: 20, maxWaiting: 50),
            Stage.Campaign(id: "n-wide", company: "northlight", seats: 2_000, isActive: true),
        ]

        @Test func `a backup taken under load resumes elsewhere with the ids of before`()
            async throws
        {
            let seed = SplitMix.fresh().seed
            let place = try await OwnThread.run { try BrokerPlace() }
            let folders = (try Folder(), try Folder(), try Folder())
            let node = ServingNode(folder: folders.0.path, url: place.url("headroom-node"))
            let running = try await node.startTicking()
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)

            let stop = StopSign()
            async let played = producer.play(
                Traffic(Self.campaigns, seed: seed),
                batch: 1...40,
                pause: .milliseconds(20),
                until: stop
            )
            try await node.waitUntil("it is at work", running) { $0.position > 300 }
            let backup = try await Tool([
                HeadroomBinary.path, "backup", folders.1.path, "--data-dir", folders.0.path,
            ])
            #expect(backup.status == 0, "\(backup.output)")
            let taken = try await node.status().position
            try await node.waitUntil("it goes on", running) { $0.position > taken + 300 }
            // The machine is lost: nothing of the folder is used again.
            running.kill()
            stop.raise()
            let sent = try await played
            let restored = ServingNode(folder: folders.2.path, url: place.url("headroom-node"))
            let restore = try await Tool([
                HeadroomBinary.path, "restore", folders.1.path, "--data-dir", folders.2.path,
            ])
            #expect(restore.status == 0, "\(restore.output)")
            let again = try await restored.startReading()
            let log = try place.log()
            let end = try await log.lastPosition()
            try await restored.waitUntil("it has caught up", again) {
                $0.position >= end && $0.value.confirmedFeed == $0.value.lastFeed
            }
            try await restored.stop(again)
            await producer.log.close()

            var queue = try await OutputQueue(.reportingMetrics, at: place)
            try await queue.readAll(from: restored)
            await queue.close()
            #expect(queue.inbox.repeated > 0)
            let check = try await Aftermath(node: restored, log: log, inbox: queue.inbox)
            try check.outputsAreTheModels()
            try check.countsAgree(requests: sent.requests, facts: sent.facts)
            try await check.stateIsTheModels()
        }

        @Test func `two nodes on one log tell the same`() async throws {
            let seed = SplitMix.fresh().seed
            let place = try await OwnThread.run { try BrokerPlace() }
            let folders = (try Folder(), try Folder())
            let one = ServingNode(folder: folders.0.path, url: place.url("headroom-node"))
            let other = ServingNode(
                folder: folders.1.path,
                url: place.url("headroom-node"),
                arguments: ["--no-ticks"]
            )
            let first = try await one.startTicking()
            let second = try await other.startReading()
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)
            var traffic = Traffic(Self.campaigns, seed: seed)
            for _ in 0..<40 { try await producer.publish(traffic.batch(20)) }
            await producer.log.close()
            let log = try place.log()
            let end = try await log.lastPosition()
            for (node, running) in [(one, first), (other, second)] {
                try await node.waitUntil("all is told", running) {
                    $0.position >= end && $0.value.confirmedFeed == $0.value.lastFeed
                }
                try await node.stop(running)
            }

            var queue = try await OutputQueue(.reportingMetrics, at: place)
            try await queue.readAll(from: one)
            await queue.close()
            #expect(queue.inbox.repeated >= 800)
            let check = try await Aftermath(node: one, log: log, inbox: queue.inbox)
            try check.outputsAreTheModels()
            try check.countsAgree(requests: traffic.requests, facts: traffic.facts)
            try await check.stateIsTheModels()
            #expect(try await other.violations().isEmpty)
        }
    }
}
