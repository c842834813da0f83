import BrokerSupport
import Contracts
import Testing

/// What a real broker makes of the definitions, seen through clients that are not ours.
@Suite(
    "Definitions on a broker",
    .serialized,
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct BrokerTests {
    @Test func `what was imported is what the file says`() throws {
        let exported = try ImportedBroker.shared.get().export()
        for (list, keys) in [
            ("exchanges", ["name", "type", "durable", "auto_delete", "arguments"]),
            ("queues", ["name", "durable", "auto_delete", "arguments"]),
            ("bindings", ["source", "destination", "routing_key", "arguments"]),
            ("permissions", ["user", "configure", "write", "read"]),
            ("topic_permissions", ["user", "exchange", "write", "read"]),
        ] {
            let found = (exported[list]?.array ?? []).compactMap(\.object)
                .filter { $0["vhost"] == .string(Routes.virtualHost) }
                .filter { $0["user"] != .string("guest") }
            #expect(
                Set(found.map { summary($0, keys) })
                    == Set(Topology.items(list).map { summary($0, keys) }),
                "\(list)"
            )
        }
    }

    @Test func `a user without a password cannot log in`() throws {
        let broker = try ImportedBroker.shared.get().broker
        try broker.ctl(["import_definitions", ImportedBroker.definitions])
        for password in ["", "guest"] {
            #expect(throws: BrokerFailure.self) {
                try broker.ctl(["authenticate_user", "headroom-node", password])
            }
        }
        _ = try ImportedBroker()
    }

    @Test(arguments: SourceSystem.allCases)
    func `a source system publishes its own inputs and nothing else`(
        system: SourceSystem
    ) throws {
        let broker = try ImportedBroker.shared.get()
        let user = system.rawValue
        for type in InputType.allCases {
            let sent = try broker.publish(
                as: user,
                to: Routes.inputExchange,
                "\(type.routingName).veridia"
            )
            if SourceSystem.publishers(of: type).contains(system) {
                #expect(sent.succeeded, "\(type)")
            } else {
                #expect(sent.wasRefused, "\(type)")
            }
        }
        for key in [
            "enrollment.created.northlight", "enrollment.created.platform",
            "session.completed.northlight", "cost.recorded.northlight",
            "command.campaign.transition.veridia", "clock.ticked.platform",
            "enrollment.cancelled.veridia", "fact.voided",
        ] {
            #expect(
                try broker.publish(as: user, to: Routes.inputExchange, key).wasRefused,
                "\(key)"
            )
        }
        #expect(
            try broker.publish(as: user, to: Routes.outputExchange, "upsell.raised.veridia")
                .wasRefused
        )
        #expect(try broker.publish(as: user, to: "", Routes.logStream).wasRefused)
        #expect(try broker.get(as: user, from: Routes.logStream).wasRefused)
    }

    @Test func `the API publishes commands, but no time and no quarantine`() throws {
        let broker = try ImportedBroker.shared.get()
        let input = Routes.inputExchange
        let user = "headroom-api"
        #expect(try broker.publish(as: user, to: input, "command.group.create.platform").succeeded)
        #expect(try broker.publish(as: user, to: input, "clock.ticked.platform").wasRefused)
        let quarantine = "\(CommandName.recordQuarantine.routingName).platform"
        #expect(try broker.publish(as: user, to: input, quarantine).wasRefused)
        #expect(try broker.publish(as: user, to: "", Routes.logStream).wasRefused)
    }

    @Test func `a node reads the log and no consumer's queue`() throws {
        let broker = try ImportedBroker.shared.get()
        let user = "headroom-node"
        let input = Routes.inputExchange
        #expect(try broker.publish(as: user, to: input, "clock.ticked.platform").succeeded)
        for queue in ConsumerQueue.allCases {
            #expect(try broker.get(as: user, from: queue.rawValue).wasRefused)
        }
        // A stream has no basic.get, and says so to those who may read it.
        let answer = try broker.get(as: user, from: Routes.logStream)
        #expect(!answer.wasRefused)
        #expect(answer.output.contains("not supported"))
    }

    @Test func `every output reaches its consumers, and each reads its own queue only`() throws {
        let broker = try ImportedBroker.shared.get()
        for type in OutputType.allCases {
            let key = "\(type.rawValue).veridia"
            let sent = try broker.publish(as: "headroom-node", to: Routes.outputExchange, key)
            #expect(sent.succeeded, "\(sent.output)")
        }
        for queue in ConsumerQueue.allCases {
            let user = try #require(consumer(of: queue))
            let expected = OutputType.allCases.map { "\($0.rawValue).veridia" }.filter { key in
                queue.bindings.contains { TopicPattern.matches($0, key) }
            }
            let taken = try broker.take(expected.count, as: user, from: queue.rawValue)
            #expect(taken.map(String.init) == expected)
            for other in ConsumerQueue.allCases where other != queue {
                #expect(try broker.get(as: user, from: other.rawValue).wasRefused)
            }
            #expect(try broker.get(as: user, from: queue.deadLetterQueue).wasRefused)
            #expect(try broker.get(as: user, from: Routes.logStream).wasRefused)
            let key = "upsell.raised.veridia"
            #expect(try broker.publish(as: user, to: Routes.outputExchange, key).wasRefused)
        }
    }

    @Test func `what a consumer fails on again and again is set aside, not lost`() throws {
        let broker = try ImportedBroker.shared.get()
        let queue = ConsumerQueue.salesSignals
        let key = "upsell.raised.northlight"
        #expect(
            try broker.publish(as: "headroom-node", to: Routes.outputExchange, key).succeeded
        )
        for _ in 0...20 { try broker.fail(as: "sales-consumer", on: queue.rawValue) }
        let dead = try broker.take(1, as: "headroom-operator", from: queue.deadLetterQueue)
        #expect(dead == [key[...]])
    }

    @Test func `what nobody wants is kept where an operator finds it`() throws {
        let broker = try ImportedBroker.shared.get()
        #expect(try broker.delete(ConsumerQueue.reportingMetrics.rawValue).succeeded)
        let key = "nobody.wants.this"
        let sent = try broker.publish(as: "headroom-node", to: Routes.outputExchange, key)
        #expect(sent.succeeded)
        let kept = try broker.take(1, as: "headroom-operator", from: Routes.unroutableQueue)
        #expect(kept == [key[...]])
        _ = try ImportedBroker()
    }

    private func consumer(of queue: ConsumerQueue) -> String? {
        let permission = Topology.items("permissions").first {
            $0["read"]?.string?.replacing("\\", with: "") == "^\(queue.rawValue)$"
        }
        return permission?["user"]?.string
    }

    private func summary(_ item: JSONObject, _ keys: [String]) -> String {
        let kept = JSONObject(item.members.filter { keys.contains($0.key) })
        return String(decoding: CanonicalJSON.bytes(of: .object(kept)), as: UTF8.self)
    }
}
