import Contracts
import Testing

@Suite("Definitions")
struct DefinitionsTests {
    @Test func `everything is in one virtual host`() {
        #expect(Topology.items("vhosts") == [["name": .string(Routes.virtualHost)]])
        for key in ["permissions", "topic_permissions", "exchanges", "queues", "bindings"] {
            for item in Topology.items(key) {
                #expect(item["vhost"] == .string(Routes.virtualHost))
            }
        }
    }

    @Test func `the exchanges are those of the code`() {
        let types = [
            Routes.inputExchange: "topic", Routes.outputExchange: "topic",
            Routes.unroutableExchange: "fanout", Routes.deadLetterExchange: "direct",
        ]
        let found = Topology.items("exchanges")
        #expect(Set(found.compactMap { $0["name"]?.string }) == Set(types.keys))
        for exchange in found {
            let name = exchange["name"]?.string ?? ""
            let alternate: JSONObject =
                types[name] == "topic"
                ? ["alternate-exchange": .string(Routes.unroutableExchange)] : [:]
            #expect(exchange["type"]?.string == types[name])
            #expect(exchange["durable"] == .bool(true))
            #expect(exchange["auto_delete"] == .bool(false))
            #expect(exchange["arguments"] == .object(alternate), "\(name)")
        }
    }

    @Test func `the log is a stream that keeps 400 days or 200 GB`() throws {
        let log = try #require(queue(Routes.logStream))
        #expect(
            log["arguments"]
                == .object([
                    "x-queue-type": .string("stream"), "x-initial-cluster-size": .int(3),
                    "x-max-age": .string("400D"), "x-max-length-bytes": .int(200_000_000_000),
                    "x-stream-max-segment-size-bytes": .int(100_000_000),
                ])
        )
    }

    @Test func `the queues are those of the code`() {
        let names = Topology.items("queues").compactMap { $0["name"]?.string }
        let consumers = ConsumerQueue.allCases
        #expect(
            Set(names)
                == Set(
                    [Routes.logStream, Routes.unroutableQueue] + consumers.map(\.rawValue)
                        + consumers.map(\.deadLetterQueue)
                )
        )
        #expect(names.count == Set(names).count)
    }

    @Test(arguments: ConsumerQueue.allCases)
    func `a consumer's queue loses nothing`(consumer: ConsumerQueue) throws {
        let queue = try #require(self.queue(consumer.rawValue))
        let dead = try #require(self.queue(consumer.deadLetterQueue))
        let arguments = try #require(queue["arguments"]?.object)
        #expect(queue["durable"] == .bool(true))
        #expect(arguments["x-queue-type"] == .string("quorum"))
        #expect(arguments["x-delivery-limit"] == .int(20))
        #expect(arguments["x-overflow"] == .string("reject-publish"))
        #expect(arguments["x-max-length"] == .int(1_000_000))
        #expect(arguments["x-dead-letter-strategy"] == .string("at-least-once"))
        #expect(arguments["x-dead-letter-exchange"] == .string(Routes.deadLetterExchange))
        #expect(arguments["x-dead-letter-routing-key"] == .string(consumer.rawValue))
        let kept = try #require(dead["arguments"]?.object)
        #expect(kept["x-queue-type"] == .string("quorum"))
        #expect(kept["x-overflow"] == .string("reject-publish"))
        #expect(kept["x-dead-letter-exchange"] == nil)
        // Version 4 would otherwise drop a message after twenty looks at it.
        #expect(kept["x-delivery-limit"] == .int(1_000_000_000))
    }

    @Test func `the bindings are those of the code`() {
        var expected: Set<[String]> = [
            [Routes.inputExchange, Routes.logStream, "#"],
            [Routes.unroutableExchange, Routes.unroutableQueue, ""],
        ]
        for consumer in ConsumerQueue.allCases {
            for key in consumer.bindings {
                expected.insert([Routes.outputExchange, consumer.rawValue, key])
            }
            expected.insert([
                Routes.deadLetterExchange, consumer.deadLetterQueue, consumer.rawValue,
            ])
        }
        let found = Topology.items("bindings").map { binding in
            ["source", "destination", "routing_key"].compactMap { binding[$0]?.string }
        }
        #expect(Set(found) == expected)
        #expect(found.count == expected.count)
    }

    @Test func `nothing is in the file that 4 has removed or that 3 does not know`() {
        for queue in Topology.items("queues") {
            #expect(queue["auto_delete"] == .bool(false))
            #expect(queue["exclusive"] == nil)
            #expect(queue["arguments"]?.object?["x-queue-type"] != nil)
            #expect(queue["arguments"]?.object?["x-queue-mode"] == nil)
        }
        let known: Set<String> = [
            "vhosts", "users", "permissions", "topic_permissions", "parameters",
            "global_parameters", "policies", "exchanges", "queues", "bindings",
        ]
        #expect(Set(Topology.definitions.members.map(\.key)) == known)
        #expect(Topology.items("policies").isEmpty)
    }

    private func queue(_ name: String) -> JSONObject? {
        Topology.items("queues").first { $0["name"] == .string(name) }
    }
}
