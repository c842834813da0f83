import AMQP
import BrokerSupport
import Contracts
import EventLog
import Testing

@Suite(
    "The log on a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct LogOnBrokerTests {
    @Test func `what is appended is read in order, with all its parts`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        var messages = (1...50).map { TestPlace.message("text \($0)") }
        messages[7].headers = ["cloudEvents:id": "a", "cloudEvents_source": "b\u{e9}"]
        messages[7].correlationId = "correlation"
        messages[7].replyTo = "somewhere"
        messages[9].body = []
        try await log.append(messages)
        let reader = try await log.reader(from: 1)
        let entries = try await place.read(50, from: reader)
        #expect(entries.map(\.position) == Array(1...50))
        #expect(entries.map(\.message) == messages)
        #expect(try await log.lastPosition() == 50)
        await reader.close()
        await log.close()
    }

    @Test func `an empty log has no last position and a reader that waits`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        #expect(try await log.lastPosition() == 0)
        let reader = try await log.reader(from: 1)
        #expect(try await reader.next(maximum: 10, patience: .milliseconds(20)) == [])
        try await log.append([TestPlace.message("first")])
        #expect(try await place.read(1, from: reader).first?.position == 1)
        await reader.close()
        await log.close()
    }

    @Test func `a reader resumes anywhere`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append((1...300).map { TestPlace.message("\($0)") })
        for position in [Int64(1), 2, 150, 299, 300] {
            let reader = try await log.reader(from: position)
            let entry = try await reader.next(maximum: 1, patience: .seconds(20)).first
            #expect(entry?.position == position)
            #expect(entry?.message.body == Array("\(position)".utf8))
            await reader.close()
        }
        await log.close()
    }

    @Test func `the last position is found in a chunk of any size`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        var total: Int64 = 0
        for count in [1, 7, 3_000, 5_000] {
            try await log.append((0..<count).map { TestPlace.message("\($0)") })
            total += Int64(count)
            #expect(try await log.lastPosition() == total)
        }
        await log.close()
    }
}
