import AMQP
import BrokerSupport
import Contracts
import EventLog
import Testing

@Suite(
    "Watching and asking over a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct ConversationOnBrokerTests {
    @Test func `the tail shows what matches, in order, and takes nothing away`() async throws {
        let place = try await TestPlace()
        let all = try await AMQPTail(configuration: place.configuration)
        let some = try await AMQPTail(
            configuration: place.configuration,
            pattern: "*.opened.acme"
        )
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        let keys = ["campaign.opened.acme", "campaign.closed.acme", "capacity.opened.acme"]
        try await publisher.submit(
            keys.enumerated().map { index, key in
                Publication(
                    feed: Int64(index) + 1,
                    exchange: "headroom.out",
                    routingKey: key,
                    messageId: "\(index)",
                    correlationId: nil,
                    body: Array(key.utf8),
                    mandatory: true
                )
            }
        )
        #expect(try await read(3, from: all).map(\.routingKey) == keys)
        #expect(
            try await read(2, from: some).map(\.body) == [keys[0], keys[2]].map { Array($0.utf8) }
        )
        #expect(try await some.next(patience: .milliseconds(20)) == [])
        await all.close()
        await some.close()
        await publisher.close()
    }

    @Test func `a command gets its verdict, each its own`() async throws {
        let place = try await TestPlace()
        let asker = AMQPReplies(configuration: place.configuration)
        let log = place.log()
        async let first = asker.request(message: command("a"), timeout: .seconds(60))
        async let second = asker.request(message: command("b"), timeout: .seconds(60))
        let reader = try await log.reader(from: 1)
        let commands = try await place.read(2, from: reader).map(\.message)
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        try await publisher.submit(
            commands.reversed().enumerated().map { index, command in
                verdict(Int64(index) + 1, to: command)
            }
        )
        #expect(try await first == Array("verdict on a".utf8))
        #expect(try await second == Array("verdict on b".utf8))
        await asker.close()
        await publisher.close()
        await reader.close()
        await log.close()
    }

    @Test func `without a verdict the asker is told so, and asks again with success`() async throws
    {
        let place = try await TestPlace()
        let asker = AMQPReplies(configuration: place.configuration)
        let fault = await #expect(throws: AMQPFault.self) {
            try await asker.request(message: command("a"), timeout: .milliseconds(100))
        }
        #expect(fault?.kind == .timedOut(text: "no verdict came in time"))
        let log = place.log()
        let reader = try await log.reader(from: 2)
        async let answer = asker.request(message: command("a"), timeout: .seconds(60))
        let received = try await place.read(1, from: reader)[0].message
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        try await publisher.submit([verdict(1, to: received)])
        #expect(try await answer == Array("verdict on a".utf8))
        await asker.close()
        await publisher.close()
        await reader.close()
        await log.close()
    }

    @Test func `a command that reaches nobody is told at once`() async throws {
        let plan = TopologyPlan(exchanges: [.init(name: "headroom.in", kind: "topic")])
        let place = try await TestPlace(plan: plan)
        let asker = AMQPReplies(configuration: place.configuration)
        let fault = await #expect(throws: AMQPFault.self) {
            try await asker.request(message: command("a"), timeout: .seconds(60))
        }
        guard case .unroutable = fault?.kind else {
            Issue.record("expected an unroutable message, not \(String(describing: fault))")
            return
        }
        var anonymous = command("a")
        anonymous.correlationId = nil
        let nameless = anonymous
        await #expect(throws: AMQPFault.self) {
            try await asker.request(message: nameless, timeout: .seconds(60))
        }
        await asker.close()
    }

    @Test func `a verdict for an asker who is gone harms nobody`() async throws {
        let place = try await TestPlace()
        let asker = AMQPReplies(configuration: place.configuration)
        async let answer = asker.request(message: command("a"), timeout: .seconds(60))
        let log = place.log()
        let reader = try await log.reader(from: 1)
        let received = try await place.read(1, from: reader)[0].message
        await asker.close()
        do {
            _ = try await answer
            Issue.record("an answer out of nowhere")
        } catch {
            #expect(error as? AMQPFault == AMQPFault("request", .closed))
        }
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        try await publisher.submit([
            verdict(1, to: received), TestPlace.publication(2, to: "headroom.log"),
        ])
        var confirmed: Int64 = 0
        while confirmed < 2 {
            try Task.checkCancellation()
            confirmed = try await publisher.confirmed(beyond: confirmed, patience: .seconds(60))
        }
        await publisher.close()
        await reader.close()
        await log.close()
    }

    private func read(_ count: Int, from tail: AMQPTail) async throws -> [LogMessage] {
        var messages: [LogMessage] = []
        while messages.count < count {
            let more = try await tail.next(patience: .seconds(60))
            guard !more.isEmpty else { break }
            messages += more
        }
        return messages
    }

    private func command(_ id: String) -> LogMessage {
        var message = TestPlace.message("command \(id)")
        message.correlationId = id
        return message
    }

    private func verdict(_ feed: Int64, to command: LogMessage) -> Publication {
        Publication(
            feed: feed,
            exchange: "",
            routingKey: command.replyTo ?? "",
            messageId: "verdict-\(feed)",
            correlationId: command.correlationId,
            body: Array("verdict on \(command.correlationId ?? "")".utf8),
            mandatory: false
        )
    }
}
