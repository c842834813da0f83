import AMQP
import BrokerSupport
import Contracts
import EventLog
import Testing

@Suite("Appending to a broker", .enabled(if: PrivateBroker.isAvailable), .timeLimit(.minutes(15)))
struct AppendOnBrokerTests {
    @Test func `callers at the same time all get their confirms`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await withThrowingTaskGroup { group in
            for caller in 0..<20 {
                group.addTask {
                    for number in 0..<25 {
                        try await log.append([TestPlace.message("\(caller)/\(number)")])
                    }
                }
            }
            try await group.waitForAll()
        }
        let reader = try await log.reader(from: 1)
        let bodies = try await place.read(500, from: reader).map(\.message.body)
        #expect(Set(bodies).count == 500)
        for caller in 0..<20 {
            let mine = bodies.filter { $0.starts(with: Array("\(caller)/".utf8)) }
            #expect(mine == (0..<25).map { Array("\(caller)/\($0)".utf8) })
        }
        await reader.close()
        await log.close()
    }

    @Test func `a batch larger than the window is appended whole and in order`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append((0..<20_000).map { TestPlace.message("\($0)") })
        let reader = try await log.reader(from: 1)
        let entries = try await place.read(20_000, from: reader)
        #expect(entries.map(\.position) == Array(1...20_000))
        let bodies = entries.map { String(decoding: $0.message.body, as: UTF8.self) }
        #expect(bodies == (0..<20_000).map { "\($0)" })
        await reader.close()
        await log.close()
    }

    @Test func `odd messages arrive as they are, too long ones are cut behind the limit`()
        async throws
    {
        let place = try await TestPlace()
        let log = place.log()
        let limit = 1_048_576
        let sizes = [0, 1, 131_064, 131_065, 300_000, limit, limit + 1, 3 * limit]
        var messages = sizes.map { size in
            LogMessage(
                routingKey: String(repeating: "k", count: 255),
                contentType: "",
                body: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            )
        }
        messages[0].headers = ["long": String(repeating: "x", count: 100_000), "empty": ""]
        try await log.append(messages)
        let reader = try await log.reader(from: 1)
        let entries = try await place.read(sizes.count, from: reader)
        #expect(entries.map(\.message.body.count) == sizes.map { min($0, limit + 1) })
        for (entry, message) in zip(entries, messages) {
            #expect(message.body.starts(with: entry.message.body))
            #expect(entry.message.routingKey == message.routingKey)
            #expect(entry.message.headers == message.headers)
        }
        await reader.close()
        await log.close()
    }

    @Test func `what fits no frame is refused and harms nobody else`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        var long = TestPlace.message("long")
        long.routingKey = String(repeating: "k", count: 256)
        let refused = [TestPlace.message("first"), long]
        let fault = await #expect(throws: LogFault.self) { try await log.append(refused) }
        #expect(fault?.code == .refused)
        let other = place.log()
        try await other.append([TestPlace.message("other")])
        #expect(try await log.lastPosition() == 1)
        await other.close()
        await log.close()
    }

    @Test(arguments: [("headroom.in", LogFault.Code.unavailable), ("missing", .refused)])
    func `a log without a stream, or even without an exchange, is a fault`(
        exchange: String,
        code: LogFault.Code
    ) async throws {
        let plan = TopologyPlan(exchanges: [.init(name: "headroom.in", kind: "topic")])
        let place = try await TestPlace(plan: plan)
        let log = RabbitMQLog(configuration: place.configuration, exchange: exchange)
        let append = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("lost")])
        }
        #expect(append?.code == code)
        let read = await #expect(throws: LogFault.self) { try await log.reader(from: 1) }
        #expect(read?.code == .refused)
        let last = await #expect(throws: LogFault.self) { try await log.lastPosition() }
        #expect(last?.code == .refused)
        await log.close()
    }

    @Test func `a wrong password and an unknown virtual host are refused`() async throws {
        let place = try await TestPlace()
        var wrong = place.configuration
        wrong.password = "not-this"
        var nowhere = place.configuration
        nowhere.virtualHost = "nowhere"
        for configuration in [wrong, nowhere] {
            let log = RabbitMQLog(configuration: configuration)
            let fault = await #expect(throws: LogFault.self) {
                try await log.append([TestPlace.message("lost")])
            }
            #expect(fault?.code == .refused)
            #expect(fault?.message.contains("not-this") == false)
            await log.close()
        }
    }

    @Test func `after the close every call says so`() async throws {
        let place = try await TestPlace()
        let log = place.log()
        try await log.append([TestPlace.message("first")])
        await log.close()
        await log.close()
        let append = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("second")])
        }
        #expect(append?.code == .closed)
        let reader = await #expect(throws: LogFault.self) { try await log.reader(from: 1) }
        #expect(reader?.code == .closed)
        let last = await #expect(throws: LogFault.self) { try await log.lastPosition() }
        #expect(last?.code == .closed)
    }
}
