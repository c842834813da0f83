import BrokerSupport
import Contracts
import EventLog
import Glibc
import Testing

@testable import AMQP

@Suite("Reading from a broker", .enabled(if: PrivateBroker.isAvailable), .timeLimit(.minutes(15)))
struct ReaderOnBrokerTests {
    @Test func `a log that ends before the last position read is another log`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append([TestPlace.message("1"), TestPlace.message("2")])
        let next = try await log.reader(from: 3)
        #expect(try await next.next(maximum: 1, patience: .milliseconds(20)) == [])
        let fault = await #expect(throws: LogFault.self) { try await log.reader(from: 4) }
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains("ends before position 3") == true)
        try await log.append([TestPlace.message("3")])
        #expect(try await place.read(1, from: next).map(\.position) == [3])
        await next.close()
        await log.close()
    }

    @Test func `two readers read the same`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append((1...500).map { TestPlace.message("\($0)") })
        let first = try await log.reader(from: 1)
        let second = try await log.reader(from: 1)
        let entries = try await place.read(500, from: first)
        #expect(try await place.read(500, from: second) == entries)
        await first.close()
        await second.close()
        await log.close()
    }

    @Test func `closing ends a wait without a fault`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        let reader = try await log.reader(from: 1)
        async let waiting = reader.next(maximum: 1, patience: .seconds(60))
        await reader.close()
        do {
            #expect(try await waiting.isEmpty)
        } catch {
            // The close came first.
            #expect((error as? LogFault)?.code == .closed)
        }
        await reader.close()
        await log.close()
    }

    @Test func `a stream deleted under its reader is a fault, not silence`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append([TestPlace.message("1")])
        let reader = try await log.reader(from: 1)
        #expect(try await place.read(1, from: reader).count == 1)
        try place.deleteQueue("headroom.log")
        let fault = await #expect(throws: LogFault.self) {
            try await reader.next(maximum: 1, patience: .seconds(60))
        }
        #expect(fault?.code == .unavailable)
        #expect(fault?.message.contains("ended the consumer") == true)
        await reader.close()
        await log.close()
    }

    @Test func `history cut by retention is said, at the opening`() async throws {
        let plan = TestPlace.plan(stream: [
            "x-max-length-bytes": .integer(200_000),
            "x-stream-max-segment-size-bytes": .integer(50_000),
        ])
        let place = try await TestPlace(plan: plan)
        let log = place.log()
        let text = String(repeating: "x", count: 1_000)
        for _ in 0..<40 {
            try await log.append((0..<50).map { _ in TestPlace.message(text) })
        }
        let fault = await #expect(throws: LogFault.self) { try await log.reader(from: 1) }
        #expect(fault?.code == .historyGone)
        #expect(fault?.message.contains("position 1:") == true)
        let reader = try await log.reader(from: 1_990)
        #expect(try await place.read(11, from: reader).last?.position == 2_000)
        await reader.close()
        await log.close()
    }

    @Test func `the borders of segments, where the broker takes an offset, lose nothing`()
        async throws
    {
        let plan = TestPlace.plan(stream: ["x-stream-max-segment-size-bytes": .integer(50_000)])
        let place = try await TestPlace(plan: plan)
        let log = place.log()
        let text = String(repeating: "x", count: 1_000)
        for round in 0..<20 {
            try await log.append((0..<50).map { TestPlace.message("\(50 * round + $0) \(text)") })
        }
        let reader = try await log.reader(from: 1)
        let entries = try await place.read(1_000, from: reader)
        let bodies = entries.map { String(decoding: $0.message.body, as: UTF8.self) }
        #expect(bodies == (0..<1_000).map { "\($0) \(text)" })
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.position < $1.position })
        #expect(try await log.lastPosition() == entries.last?.position)
        let next = try #require(entries.last).position + 1
        let second = try await log.reader(from: next)
        try await log.append([TestPlace.message("next")])
        #expect(try await place.read(1, from: second).first?.message.body == Array("next".utf8))
        await second.close()
        await reader.close()
        await log.close()
    }

    @Test func `a gap that comes while reading is told, unless what lies before it is left`()
        async throws
    {
        let plan = TestPlace.plan(stream: [
            "x-max-length-bytes": .integer(1),
            "x-stream-max-segment-size-bytes": .integer(50_000),
        ])
        let place = try await TestPlace(plan: plan)
        let log = place.log()
        try await log.append((1...20).map { TestPlace.message("\($0)") })
        // Starts the consumer behind the position that it then claims to want: a gap.
        let harmless = try await RabbitMQLogReader(
            place.configuration,
            stream: "headroom.log",
            from: 3,
            consumingFrom: 10
        )
        #expect(try await place.read(1, from: harmless).map(\.position) == [10])
        let harmful = try await RabbitMQLogReader(
            place.configuration,
            stream: "headroom.log",
            from: 3,
            consumingFrom: 15
        )
        let text = String(repeating: "x", count: 1_000)
        while try await place.firstPosition() <= 3 {
            try Task.checkCancellation()
            try await log.append((0..<50).map { _ in TestPlace.message(text) })
            // So that some message is left in the segment that is left.
            try await log.append([TestPlace.message("rest")])
        }
        let fault = await #expect(throws: LogFault.self) {
            try await harmful.next(maximum: 5, patience: .seconds(60))
        }
        #expect(fault?.code == .historyGone)
        #expect(fault?.message.contains("position 3: the first one left is 15") == true)
        await harmless.close()
        await harmful.close()
        await log.close()
    }

    @Test func `a classic queue is not taken for a log`() async throws {
        let queue = TopologyPlan.Queue(name: "classic")
        let place = try await TestPlace(plan: TopologyPlan(queues: [queue]))
        let log = RabbitMQLog(
            configuration: place.configuration,
            exchange: "",
            stream: "classic"
        )
        var message = TestPlace.message("1")
        message.routingKey = "classic"
        try await log.append([message])
        let fault = await #expect(throws: LogFault.self) {
            let reader = try await log.reader(from: 1)
            _ = try await reader.next(maximum: 1, patience: .seconds(60))
        }
        #expect(fault?.code == .refused)
        await log.close()
    }

    @Test func `heartbeats go on while the caller is busy for longer than they allow`()
        async throws
    {
        let place = try await TestPlace()
        var configuration = place.configuration
        configuration.heartbeatSeconds = 1
        let log = RabbitMQLog(configuration: configuration)
        let reader = try await log.reader(from: 1)
        try await log.append([TestPlace.message("1")])
        // A turn that takes its time; the broker gives a silent client up after two heartbeats.
        sleep(4)
        try await log.append([TestPlace.message("2")])
        #expect(try await place.read(2, from: reader).count == 2)
        await reader.close()
        await log.close()
    }

    @Test func `a reader that has read far ahead pauses, stays alive and goes on`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        let text = String(repeating: "x", count: 10_000)
        try await log.append((0..<2_000).map { TestPlace.message("\($0) \(text)") })
        var configuration = place.configuration
        configuration.heartbeatSeconds = 1
        let connection = ConsumerConnection(
            configuration,
            purpose: "test",
            prefetch: 4_000,
            bufferLimit: 100_000
        )
        try await connection.open { session throws(AMQPFault) in
            let offset: [(String, Session.Field)] = [("x-stream-offset", .string("first"))]
            try session.consume("headroom.log", prefetch: 4_000, arguments: offset)
        }
        var offsets: [Int64?] = []
        offsets += try await connection.next(maximum: 1, until: .now + .seconds(60)).map(\.offset)
        sleep(4)
        while offsets.count < 2_000 {
            let some = try await connection.next(maximum: 300, until: .now + .seconds(60))
            guard !some.isEmpty else { break }
            offsets += some.map(\.offset)
        }
        #expect(offsets == (0..<2_000).map { $0 })
        await connection.close()
        await log.close()
    }
}
