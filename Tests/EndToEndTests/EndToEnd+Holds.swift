import BrokerSupport
import Contracts
import Domain
import Engine
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// Holds over a real broker: asked for, confirmed, expired, each answered and told.
    @Suite(
        "Holds over a broker",
        .enabled(if: PrivateBroker.isAvailable && Pika.isAvailable),
        .timeLimit(.minutes(15))
    )
    struct HoldTests {
        private static let campaign = Stage.Campaign(
            id: "v-hold",
            company: "veridia",
            seats: 2,
            overbookPct: 0
        )

        @Test func `a hold is placed, confirmed, and another one expires`() async throws {
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node"))
            let running = try await node.startTicking()
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: [Self.campaign]).commands)
            await producer.log.close()

            let url = place.url("enrollment-veridia")
            let placed = try await ask(url, hold("h1", "p1"))
            #expect(placed["decision"] == .string("held"))
            #expect(placed["held"] == .int(1))
            let second = try await ask(url, hold("h2", "p2"))
            #expect(second["held"] == .int(2))
            let full = try await ask(url, hold("h3", "p3"))
            #expect(full["reasons"] == .array([.string("capacity_exhausted")]))
            let taken = try await ask(url, confirm("h1"))
            #expect(taken["disposition"] == .string("applied"))

            // The clock of the log is the only one: a tick from far ahead ends what is held.
            let clock = Producer(log: try place.log(as: "headroom-node"))
            let later = try await node.status().clock.adding(minutes: 10)
            try await clock.publish([TickMessage.at(later)])
            await clock.log.close()
            let late = try await ask(url, confirm("h2"))
            #expect(late["disposition"] == .string("refused"))
            #expect(late["codes"] == .array([.string("hold_expired")]))

            try await node.waitUntil("everything is confirmed", running) {
                $0.value.confirmedFeed == $0.value.lastFeed
            }
            var inbox = Inbox(seesEverything: false)
            let consumer = place.url("enrollment-consumer")
            for line in try await Pika.run(Pika.takeAll, at: consumer, ["enrollment.decisions"]) {
                inbox.take(Array(line.utf8))
            }
            #expect(inbox.problems.isEmpty, "\(inbox.problems)")
            #expect(
                inbox.outputs.map(\.name) == [
                    "enrollment.hold_decided", "enrollment.hold_decided",
                    "enrollment.hold_decided", "enrollment.decided", "enrollment.hold_ended",
                    "enrollment.hold_ended", "enrollment.hold_ended",
                ]
            )
            #expect(
                inbox.outputs.suffix(3).map { $0.data["status"] }
                    == [.string("confirmed"), .string("expired"), .string("expired")]
            )
            #expect(inbox.outputs.last?.data["duplicate"] == .bool(true))
            try await node.stop(running)
            #expect(try await node.violations().isEmpty)
        }

        private func hold(_ ref: String, _ person: String) -> LogMessage {
            Wire.event(
                .holdRequested,
                "veridia",
                id: "hold-\(ref)",
                [
                    "holdRef": .string(ref), "campaignId": .string(Self.campaign.id),
                    "participantId": .string(person), "role": .string("volunteer"),
                    "minutes": .int(5),
                ]
            )
        }

        private func confirm(_ ref: String) -> LogMessage {
            Wire.event(
                .holdConfirmed,
                "veridia",
                id: "confirm-\(ref)",
                ["holdRef": .string(ref), "campaignId": .string(Self.campaign.id)]
            )
        }

        /// Asks with pika by direct reply-to, as the enrollment service of the company.
        private func ask(_ url: String, _ message: LogMessage) async throws -> JSONObject {
            let body = String(decoding: message.body, as: UTF8.self)
            let lines = try await Pika.run(Pika.askStructured, at: url, [body])
            return try Answer(try #require(lines.first)).data
        }
    }
}
