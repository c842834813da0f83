import BrokerSupport
import Contracts
import EventLog
import Glibc
import Testing

@testable import AMQP

@Suite(
    "Links that break",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct BrokenLinkTests {
    @Test(arguments: [false, true])
    func `a server that takes the connection and says nothing is given up`(
        encrypted: Bool
    )
        async throws
    {
        let listener = SilentListener()
        let tls = AMQPConfiguration.TLS(
            authorityFile: try PrivateBroker.shared.get().certificates.authority
        )
        let configuration = AMQPConfiguration(
            host: "127.0.0.1",
            port: listener.port,
            tls: encrypted ? tls : nil,
            timeout: .milliseconds(300)
        )
        let log = RabbitMQLog(configuration: configuration)
        let fault = await #expect(throws: LogFault.self) {
            try await log.append([TestPlace.message("1")])
        }
        #expect(fault?.code == .unavailable)
        await log.close()
    }

    @Test func `nobody at the port is a fault to try again, at once while it is fresh`()
        async throws
    {
        var listener: SilentListener? = SilentListener()
        let port = listener?.port
        listener = nil
        let log = RabbitMQLog(configuration: AMQPConfiguration(host: "127.0.0.1", port: port))
        for _ in 0..<3 {
            let fault = await #expect(throws: LogFault.self) {
                try await log.append([TestPlace.message("1")])
            }
            #expect(fault?.code == .unavailable)
            #expect(fault?.message.contains("nobody takes connections there") == true)
        }
        await log.close()
    }

    @Test(arguments: [0, 4, 8, 200, 420, 440, 460, 480, 500, 520, 540, 560, 600, 700])
    func `a link that goes silent anywhere in the opening is given up`(bytes: Int) async throws {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        link.stall(afterBytes: bytes)
        let log = RabbitMQLog(configuration: place.configuration(through: link))
        let fault = await #expect(throws: LogFault.self) {
            let reader = try await log.reader(from: 1)
            _ = try await reader.next(maximum: 1, patience: .seconds(60))
        }
        #expect(fault?.code == .unavailable)
        await log.close()
    }

    @Test func `a link cut within a batch is a fault, and the same batch can be appended again`()
        async throws
    {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        let log = RabbitMQLog(configuration: place.configuration(through: link))
        try await log.append([TestPlace.message("before")])
        let batch = (0..<3_000).map { TestPlace.message("\($0)") }
        link.cut(afterBytes: 200_003)
        let fault = await #expect(throws: LogFault.self) { try await log.append(batch) }
        #expect(fault?.code == .unavailable)
        while true {
            try Task.checkCancellation()
            do throws(LogFault) {
                try await log.append(batch)
                break
            } catch {
                try #require(error.isRetriable)
            }
        }
        let last = try await log.lastPosition()
        let reader = try await log.reader(from: 1)
        let bodies = try await place.read(Int(last), from: reader).map(\.message.body)
        #expect(bodies.suffix(3_000).elementsEqual(batch.map(\.body)))
        // What the first attempt left is a beginning of the batch.
        #expect(batch.map(\.body).starts(with: bodies.dropFirst().dropLast(3_000)))
        #expect(bodies.count < 6_001)
        await reader.close()
        await log.close()
    }

    @Test func `a reader whose link is cut has told everything before, and the next one goes on`()
        async throws
    {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        let direct = place.log()
        try await direct.append((1...1_000).map { TestPlace.message("\($0)") })
        let log = RabbitMQLog(configuration: place.configuration(through: link))
        let reader = try await log.reader(from: 1)
        var entries = try await place.read(100, from: reader)
        link.cut()
        let fault = await #expect(throws: LogFault.self) {
            while true {
                try Task.checkCancellation()
                let more = try await reader.next(maximum: 100, patience: .seconds(60))
                entries += more
            }
        }
        #expect(fault?.code == .unavailable)
        await reader.close()
        let second = try await log.reader(from: Int64(entries.count) + 1)
        if entries.count < 1_000 {
            entries += try await place.read(1_000 - entries.count, from: second)
        }
        #expect(entries.map(\.position) == Array(1...1_000))
        await second.close()
        await log.close()
        await direct.close()
    }

    @Test func `a half-open link is noticed by its missing heartbeats`() async throws {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        let configuration = place.configuration(through: link)
        let log = RabbitMQLog(configuration: configuration)
        let publisher = RabbitMQPublisher(configuration: configuration)
        let tail = try await AMQPTail(configuration: configuration)
        let reader = try await log.reader(from: 1)
        try await publisher.submit([TestPlace.publication(1, to: "headroom.log")])
        #expect(try await publisher.confirmed(beyond: 0, patience: .seconds(60)) == 1)
        #expect(try await place.read(1, from: reader).count == 1)
        link.stall()
        let reading = await #expect(throws: LogFault.self) {
            try await reader.next(maximum: 1, patience: .seconds(60))
        }
        let publishing = await #expect(throws: LogFault.self) {
            try await publisher.submit([TestPlace.publication(2, to: "headroom.log")])
            while true {
                try Task.checkCancellation()
                _ = try await publisher.confirmed(beyond: 1, patience: .seconds(60))
            }
        }
        let tailing = await #expect(throws: AMQPFault.self) {
            try await tail.next(patience: .seconds(60))
        }
        #expect(reading?.code == .unavailable)
        #expect(publishing?.code == .unavailable)
        #expect(tailing?.mustReconnect == true)
        await reader.close()
        await publisher.close()
        await tail.close()
        await log.close()
    }

    @Test func `publishing on a link that has been silent for too long does not wait for ever`()
        async throws
    {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        let configuration = place.configuration(through: link)
        let connection = PublishingConnection(configuration, purpose: "test", limit: 10)
        let message = OutgoingMessage(TestPlace.publication(1, to: "headroom.log"))
        let tag = try await connection.submit([message])
        _ = try await connection.confirmed(beyond: tag - 1, until: .now + .seconds(60))
        link.stall()
        // Keeps the thread from noticing the silence before the library is asked to publish.
        await connection.sleepThenPublish(seconds: 3, message)
        let fault = await #expect(throws: AMQPFault.self) {
            while true {
                try Task.checkCancellation()
                _ = try await connection.confirmed(beyond: tag, until: .now + .seconds(60))
            }
        }
        #expect(fault?.isRetriable == true)
        await connection.close()
    }

    @Test func `a link that stalls under a flood of outputs does not hold them for ever`()
        async throws
    {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        let configuration = place.configuration(through: link)
        let publisher = RabbitMQPublisher(configuration: configuration, window: 100_000)
        try await publisher.submit([TestPlace.publication(1, to: "headroom.log")])
        #expect(try await publisher.confirmed(beyond: 0, patience: .seconds(60)) == 1)
        link.stall()
        let fault = await #expect(throws: LogFault.self) {
            for start in stride(from: Int64(2), to: 100_000, by: 1_000) {
                try await publisher.submit(
                    (start..<start + 1_000).map { TestPlace.publication($0, to: "headroom.log") }
                )
            }
            while true {
                try Task.checkCancellation()
                _ = try await publisher.confirmed(beyond: 1, patience: .seconds(60))
            }
        }
        #expect(fault?.code == .unavailable)
        await publisher.close()
    }
}

extension PublishingConnection {
    /// Is busy with something else, and then publishes at once, without having read before.
    fileprivate func sleepThenPublish(seconds: UInt32, _ message: OutgoingMessage) async {
        sleep(seconds)
        _ = try? await submit([message])
    }
}
