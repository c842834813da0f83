import BrokerSupport
import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// Source systems and consumers with clients that are not ours, each as its own user.
    @Suite(
        "Clients of others",
        .enabled(if: PrivateBroker.isAvailable && Pika.isAvailable),
        .timeLimit(.minutes(15))
    )
    struct ClientTests {
        private static let small = Stage.Campaign(
            id: "v-small",
            company: "veridia",
            seats: 2,
            overbookPct: 0,
            maxWaiting: 1
        )
        private static let open = Stage.Campaign(id: "v-open", company: "veridia", seats: 10)

        /// What becomes of each input, in order, by its id.
        ///
        /// Source: domain §1.3, §7, §8, §10.
        private static let expected: [(input: String, outputs: [String])] = [
            (
                "requested-r1",
                ["enrollment.decided", "billing.usage_recorded", "capacity.changed"]
            ),
            (
                "requested-r2",
                [
                    "enrollment.decided", "billing.usage_recorded", "capacity.changed",
                    "capacity.threshold_crossed", "upsell.raised",
                ]
            ),
            (
                "requested-r3",
                ["enrollment.decided", "capacity.changed", "capacity.threshold_crossed"]
            ),
            ("requested-r4", ["enrollment.decided"]),
            (
                "created-e5",
                ["enrollment.recorded", "billing.usage_recorded", "capacity.changed"]
            ),
            ("created-e6", ["enrollment.recorded"]),
            ("enrollment.completed-e6", ["enrollment.ended", "billing.usage_recorded"]),
            (
                "enrollment.withdrawn-r1",
                [
                    "enrollment.ended", "billing.usage_recorded", "enrollment.decided",
                    "billing.usage_recorded", "capacity.changed",
                ]
            ),
            ("bad", ["ingest.message_rejected"]),
            ("requested-r9", ["enrollment.decided"]),
        ]

        /// Who gets what, by the letters of domain §21.4.
        private static let letters: [String: String] = [
            "enrollment.decided": "EJR", "enrollment.recorded": "EJR",
            "enrollment.ended": "EJRB", "capacity.changed": "RJ",
            "capacity.threshold_crossed": "NSOR", "billing.usage_recorded": "BR",
            "upsell.raised": "SR", "ingest.message_rejected": "OR",
        ]

        private static let queues: [(letter: Character, queue: String, user: String)] = [
            ("E", "enrollment.decisions", "enrollment-consumer"),
            ("B", "billing.usage", "billing-consumer"),
            ("J", "journey.program-events", "journey-consumer"),
            ("S", "sales.signals", "sales-consumer"),
            ("R", "reporting.metrics", "reporting-consumer"),
            ("O", "ops.alerts", "ops-consumer"),
            ("N", "notifications.alerts", "notifications-consumer"),
        ]

        @Test func `events of two clients in both modes reach seven consumers, each once`()
            async throws
        {
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node"))
            let running = try await node.startTicking()
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: [Self.small, Self.open]).commands)
            await producer.log.close()

            try await publish(at: place)

            try await node.waitUntil("everything is confirmed", running) {
                $0.value.confirmedFeed == $0.value.lastFeed
            }
            for (letter, queue, user) in Self.queues {
                let url = place.url(user)
                let inbox = try await take(queue, at: url, letter)
                #expect(inbox.problems.isEmpty, "\(queue): \(inbox.problems)")
                for (input, outputs) in Self.expected {
                    let due = outputs.filter { Self.letters[$0]?.contains(letter) ?? false }
                    let came = inbox.outputs.filter { cause(of: $0) == input }
                    #expect(came.map(\.name) == due, "\(input) at \(queue)")
                }
                if letter == "R" { try checkBodies(inbox.outputs) }
            }
            let rejected = try await Pika.run(
                Pika.takeAll,
                at: place.url("rejected-consumer"),
                ["headroom.rejected"]
            )
            #expect(rejected.count == 1)
            try await node.stop(running)
        }

        /// Publishes as the enrollment service of one company, and looks at the answers.
        private func publish(at place: BrokerPlace) async throws {
            let url = place.url("enrollment-veridia")
            let first = try await ask(Pika.askStructured, url, [request("r1", "p1")])
            #expect(first[0].data["decision"] == .string("accepted"))
            let second = try await ask(Pika.askBinary, url, [request("r2", "p2")])
            #expect(second[0].data["decision"] == .string("accepted"))
            #expect(second[0].data["used"] == .int(2))
            try await send(request("r3", "p3"), url, isBinary: false)
            // The same message again, by another client and in the other mode, changes nothing.
            try await send(request("r3", "p3"), url, isBinary: true)
            let full = try await ask(Pika.askStructured, url, [request("r4", "p4")])
            #expect(full[0].data["decision"] == .string("rejected"))
            #expect(
                full[0].data["reasons"]
                    == .array([.string("capacity_exhausted"), .string("waitlist_full")])
            )
            let open = Self.open
            let facts = try await ask(
                Pika.askStructured,
                url,
                [Wire.created("e5", "p5", open.id, of: open.company)]
            )
            #expect(facts[0].disposition == "applied")
            try await send(
                Wire.created("e6", "p6", open.id, of: open.company, role: "beneficiary"),
                url,
                isBinary: true
            )
            let ended = try await ask(
                Pika.askBinary,
                url,
                [Wire.ended(.enrollmentCompleted, "e6", open.id, of: open.company)]
            )
            #expect(ended[0].disposition == "applied")
            try await send(
                Wire.ended(.enrollmentWithdrawn, "r1", Self.small.id, of: "veridia"),
                url,
                isBinary: false
            )
            let bad = try await ask(
                Pika.askBinary,
                url,
                [
                    Wire.event(
                        .enrollmentWithdrawn,
                        "veridia",
                        id: "bad",
                        ["enrollmentRef": .string("r2")]
                    )
                ]
            )
            #expect(bad[0].disposition == "rejected")
            #expect(bad[0].data["codes"] == .array([.string("schema_violation")]))
            let unknown = try await ask(
                Pika.askStructured,
                url,
                [Wire.requested("r9", "p9", "nowhere", of: "veridia")]
            )
            #expect(unknown[0].data["reasons"] == .array([.string("campaign_unknown")]))
        }

        private func request(_ id: String, _ person: String) -> LogMessage {
            Wire.requested(id, person, Self.small.id, of: Self.small.company)
        }

        /// Asks with pika by direct reply-to.
        private func ask(
            _ script: String,
            _ url: String,
            _ messages: [LogMessage]
        ) async throws -> [Answer] {
            let bodies = messages.map { String(decoding: $0.body, as: UTF8.self) }
            let lines = try await Pika.run(script, at: url, bodies)
            return try lines.map { try Answer($0) }
        }

        /// Publishes with `amqp-publish`.
        private func send(_ message: LogMessage, _ url: String, isBinary: Bool) async throws {
            var words = ["amqp-publish", "-u", url, "-e", "headroom.in", "-p"]
            words += ["-r", message.routingKey]
            if isBinary {
                var event = try #require(try JSONParser.parse(message.body).object)
                let data = try #require(event["data"])
                event["data"] = nil
                for member in event.members where member.key != "datacontenttype" {
                    words += ["-H", "cloudEvents_\(member.key): \(member.value.string ?? "")"]
                }
                words += ["-C", "application/json"]
                words += ["-b", String(decoding: CanonicalJSON.bytes(of: data), as: UTF8.self)]
            } else {
                words += ["-C", "application/cloudevents+json"]
                words += ["-b", String(decoding: message.body, as: UTF8.self)]
            }
            let tool = try await Tool(words)
            #expect(tool.status == 0, "\(tool.output)")
        }

        /// Takes everything from a queue, with one client or the other.
        private func take(
            _ queue: String,
            at url: String,
            _ letter: Character
        ) async throws -> Inbox {
            var inbox = Inbox(seesEverything: letter == "R")
            if "BJR".contains(letter) {
                for line in try await Pika.run(Pika.takeAll, at: url, [queue]) {
                    inbox.take(Array(line.utf8))
                }
                return inbox
            }
            if letter == "E" {
                let all = Self.expected.flatMap(\.outputs)
                let count = all.filter { Self.letters[$0]?.contains("E") ?? false }.count
                let taken = try await Tool([
                    "amqp-consume", "-u", url, "-q", queue, "-c", "\(count)", "-p", "10", "awk",
                    "1",
                ])
                for line in try taken.lines() { inbox.take(Array(line.utf8)) }
            }
            while true {
                let tool = try await Tool(["amqp-get", "-u", url, "-q", queue])
                guard tool.status == 0 else { return inbox }
                inbox.take(Array(tool.output.utf8))
            }
        }

        private func cause(of output: Received) -> String {
            (try? JSONParser.parse(output.body))?.object?["causationid"]?.string ?? ""
        }

        /// A few bodies in full, as domain §7.3, §8.2, §10 and §11.1 want them.
        private func checkBodies(_ outputs: [Received]) throws {
            let waiting = try find("enrollment.decided", "requested-r3", in: outputs)
            #expect(waiting.data["decision"] == .string("waitlisted"))
            #expect(waiting.data["reasons"] == .array([.string("capacity_exhausted")]))
            #expect(waiting.data["waitlistPlace"] == .int(1))
            #expect(waiting.data["utilizationBp"] == .int(10_000))
            let full = try find("capacity.threshold_crossed", "requested-r2", in: outputs)
            #expect(full.data["threshold"] == .int(100))
            #expect(full.data["cause"] == .string("usage"))
            #expect(full.data["passedThresholds"] == .array([.int(80), .int(90)]))
            let over = try find("capacity.threshold_crossed", "requested-r3", in: outputs)
            #expect(over.data["threshold"] == .int(110))
            #expect(over.data["cause"] == .string("refusal"))
            let signal = try find("upsell.raised", "requested-r2", in: outputs)
            #expect(signal.data["category"] == .string("capacity_expansion"))
            #expect(signal.data["composite"] == .int(46))
            let learner = try find("billing.usage_recorded", "enrollment.completed-e6", in: outputs)
            #expect(learner.data["type"] == .string("learner_served"))
            let moved = outputs.filter { cause(of: $0) == "enrollment.withdrawn-r1" }
            #expect(moved[2].data["promoted"] == .bool(true))
            #expect(moved[2].data["requestId"] == .string("r3"))
            #expect(moved[4].data["delta"] == .int(0))
            #expect(moved[4].data["waiting"] == .int(0))
            let rejected = try find("ingest.message_rejected", "bad", in: outputs)
            #expect(rejected.data["code"] == .string("schema_violation"))
        }

        private func find(
            _ name: String,
            _ input: String,
            in outputs: [Received]
        ) throws -> Received {
            try #require(outputs.first { $0.name == name && cause(of: $0) == input })
        }
    }
}
