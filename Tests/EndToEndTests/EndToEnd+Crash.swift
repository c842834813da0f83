import BrokerSupport
import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// A node and a broker that are killed all the time, and nothing comes of it.
    @Suite(
        "Crashes with a broker",
        .enabled(if: PrivateBroker.isAvailable),
        .timeLimit(.minutes(10))
    )
    struct CrashTests {
        private static let campaigns = [
            Stage.Campaign(id: "c-small", company: "veridia", seats: 20, maxWaiting: 50),
            Stage.Campaign(id: "c-large", company: "veridia", seats: 400, isActive: true),
            Stage.Campaign(id: "n-tight", company: "northlight", seats: 7, maxWaiting: 5),
            Stage.Campaign(id: "n-wide", company: "northlight", seats: 2_000),
        ]

        @Test func `twenty kills of the node and five of the broker lose and invent nothing`()
            async throws
        {
            var random = SplitMix.fresh()
            Notice.say("crash test: seed \(random.seed)")
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node"))
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await node.stop(try await node.startTicking())
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)

            let stop = StopSign()
            let traffic = Traffic(Self.campaigns, seed: random.seed)
            async let played = producer.play(
                traffic,
                batch: 1...90,
                pause: .milliseconds(25),
                until: stop
            )
            let last = try await Havoc(node: node, broker: place.broker, seed: random.next())
                .wreak(kills: 20, brokerKills: 5)
            stop.raise()
            let sent = try await played

            let markers = Self.campaigns.map {
                Wire.requested("last-\($0.id)", "nobody", "no-campaign", of: $0.company)
            }
            try await producer.publish(markers)
            var queue = try await OutputQueue(.reportingMetrics, at: place)
            let wanted = Set(Self.campaigns.map { "last-\($0.id)" })
            let isComplete = try await queue.read { inbox in
                let ended = inbox.outputs.suffix(4_000).compactMap { $0.data["requestId"]?.string }
                return wanted.isSubset(of: ended)
            }
            #expect(isComplete, "\(queue.inbox.outputs.count) outputs, then none:\n\(last.text)")
            try await node.stop(last)
            try await queue.readAll(from: node)
            await queue.close()
            let check = try await Aftermath(node: node, log: try place.log(), inbox: queue.inbox)
            try check.outputsAreTheModels()
            try check.countsAgree(requests: sent.requests, facts: sent.facts)
            try check.everyRecordIsAccountedFor()
            try await check.stateIsTheModels()
            await producer.log.close()
        }
    }
}
