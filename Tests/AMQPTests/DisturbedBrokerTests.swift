import AMQP
import BrokerSupport
import Contracts
import EventLog
import Testing

@Suite(
    "A broker in trouble",
    .serialized,
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct DisturbedBrokerTests {
    @Test func `short of memory, the broker takes no messages but still serves readers`()
        async throws
    {
        let place = try await TestPlace(on: PrivateBroker.disturbed)
        let log = place.log(appendTimeout: .seconds(2))
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        // More than one prefetch, so that reading them takes acknowledgements that are heard.
        try await log.append((1...12_000).map { TestPlace.message("\($0)") })
        let reader = try await log.reader(from: 1)
        #expect(try await place.read(10, from: reader).count == 10)
        try await publisher.submit([TestPlace.publication(1, to: "headroom.log")])
        #expect(try await publisher.confirmed(beyond: 0, patience: .seconds(60)) == 1)
        try place.broker.ctl(["set_vm_memory_high_watermark", "absolute", "1"])
        let fault = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("too much")])
        }
        #expect(fault?.code == .unavailable)
        #expect(fault?.message.contains("takes no messages") == true)
        try await publisher.submit([TestPlace.publication(2, to: "headroom.log")])
        #expect(try await publisher.confirmed(beyond: 1, patience: .seconds(1)) == 1)
        #expect(await publisher.blockedReason != nil)
        #expect(try await place.read(11_990, from: reader).last?.position == 12_000)
        try place.broker.ctl(["set_vm_memory_high_watermark", "0.4"])
        #expect(try await publisher.confirmed(beyond: 1, patience: .seconds(60)) == 2)
        #expect(await publisher.blockedReason == nil)
        try await append([TestPlace.message("again")], to: log)
        await publisher.close()
        await reader.close()
        await log.close()
    }

    @Test(arguments: ["restart", "kill"])
    func `after a restart everything confirmed is there and goes on`(way: String) async throws {
        let place = try await TestPlace(on: PrivateBroker.disturbed)
        let log = place.log()
        try await log.append((1...1_000).map { TestPlace.message("\($0)") })
        let reader = try await log.reader(from: 1)
        #expect(try await place.read(1_000, from: reader).count == 1_000)
        if way == "kill" { try place.broker.kill() } else { try place.broker.stop() }
        let reading = await #expect(throws: LogFault.self) {
            try await reader.next(maximum: 1, patience: .seconds(60))
        }
        #expect(reading?.code == .unavailable)
        let appending = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("lost")])
        }
        #expect(appending?.code == .unavailable)
        await reader.close()
        try place.broker.start()
        let second = try await retry { () async throws(LogFault) in
            try await log.reader(from: 999)
        }
        try await append([TestPlace.message("1001")], to: log)
        let bodies = try await place.read(3, from: second).map(\.message.body)
        #expect(bodies == ["999", "1000", "1001"].map { Array($0.utf8) })
        await second.close()
        await log.close()
    }

    @Test func `a broker that stands still is given up, also in the midst of a message`()
        async throws
    {
        let place = try await TestPlace(on: PrivateBroker.disturbed)
        var configuration = place.configuration
        configuration.heartbeatSeconds = 1
        configuration.timeout = .seconds(1)
        let log = RabbitMQLog(configuration: configuration)
        try await log.append([TestPlace.message("1")])
        let reader = try await log.reader(from: 1)
        try place.broker.freeze()
        let appending = await #expect(throws: LogFault.self) {
            try await log.append((0..<500).map { TestPlace.message("\($0)") })
        }
        let opening = await #expect(throws: LogFault.self) { try await log.reader(from: 1) }
        let reading = await #expect(throws: LogFault.self) {
            while true {
                try Task.checkCancellation()
                _ = try await reader.next(maximum: 1, patience: .seconds(60))
            }
        }
        try place.broker.thaw()
        #expect(appending?.code == .unavailable)
        #expect(opening?.code == .unavailable)
        #expect(reading?.code == .unavailable)
        await reader.close()
        try await append([TestPlace.message("after")], to: log)
        await log.close()
    }

    @Test func `a stream made anew is another log: its positions start over`() async throws {
        let place = try await TestPlace(on: PrivateBroker.disturbed)
        let log = place.log()
        try await log.append((1...10).map { TestPlace.message("\($0)") })
        try place.deleteQueue("headroom.log")
        try await TopologyInspector(configuration: place.configuration).apply(TestPlace.plan())
        try await place.waitUntilReadable("headroom.log")
        #expect(try await log.lastPosition() == 0)
        try await log.append([TestPlace.message("new")])
        #expect(try await log.lastPosition() == 1)
        let fault = await #expect(throws: LogFault.self) { try await log.reader(from: 11) }
        #expect(fault?.code == .refused)
        await log.close()
    }

    /// Appends as a caller does that tries again for as long as it may help.
    private func append(_ messages: [LogMessage], to log: RabbitMQLog) async throws {
        try await retry { () async throws(LogFault) in try await log.append(messages) }
    }

    private func retry<Result: Sendable>(
        _ work: () async throws(LogFault) -> Result
    ) async throws -> Result {
        while true {
            try Task.checkCancellation()
            do throws(LogFault) {
                return try await work()
            } catch {
                try #require(error.isRetriable, "\(error)")
            }
        }
    }
}
