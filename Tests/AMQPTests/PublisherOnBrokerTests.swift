import AMQP
import BrokerSupport
import Contracts
import EventLog
import Testing

@Suite(
    "Publishing outputs to a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct PublisherOnBrokerTests {
    @Test(arguments: [1, 10, 4_096])
    func `everything is confirmed, in order, whatever the window`(window: Int) async throws {
        let place = try await TestPlace()
        let publisher = RabbitMQPublisher(configuration: place.configuration, window: window)
        let count: Int64 = window == 1 ? 200 : 10_000
        async let submission: Void = {
            for start in stride(from: Int64(101), to: 101 + count, by: 100) {
                let batch = (start..<start + 100).map {
                    TestPlace.publication($0, to: "headroom.log")
                }
                try await publisher.submit(batch)
            }
        }()
        var places: [Int64] = [100]
        while let last = places.last, last < 100 + count {
            let next = try await publisher.confirmed(beyond: last, patience: .seconds(60))
            guard next > last else { break }
            places.append(next)
        }
        try await submission
        #expect(places.last == 100 + count)
        #expect(try await publisher.confirmed(beyond: 100 + count, patience: .zero) == 100 + count)
        await publisher.close()
        let log = place.log()
        let reader = try await log.reader(from: 1)
        let bodies = try await place.read(Int(count), from: reader).map(\.message.body)
        #expect(bodies == (101...100 + count).map { Array("output \($0)".utf8) })
        await reader.close()
        await log.close()
    }

    @Test func `a mandatory output that no queue wants is a fault, what came before is told`()
        async throws
    {
        let place = try await TestPlace()
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        try await publisher.submit([
            TestPlace.publication(1, to: "headroom.log"),
            TestPlace.publication(2, to: "nowhere", mandatory: false),
            TestPlace.publication(3, to: "headroom.log"),
        ])
        var confirmed: Int64 = 0
        while confirmed < 3 {
            try Task.checkCancellation()
            confirmed = try await publisher.confirmed(beyond: confirmed, patience: .seconds(60))
        }
        try await publisher.submit([TestPlace.publication(4, to: "nowhere")])
        let fault = await #expect(throws: LogFault.self) {
            try await publisher.confirmed(beyond: 3, patience: .seconds(60))
        }
        #expect(fault?.code == .unavailable)
        #expect(fault?.message.contains("output-4") == true)
        #expect(try await publisher.confirmed(beyond: 2, patience: .zero) == 3)
        let again = await #expect(throws: LogFault.self) {
            try await publisher.submit([TestPlace.publication(5, to: "headroom.log")])
        }
        #expect(again == fault)
        await publisher.close()
    }

    @Test func `a confirm that comes in the midst of a returned message is not lost`() async throws
    {
        let place = try await TestPlace()
        let link = FaultyLink(to: place.broker.port)
        defer { link.close() }
        link.mixConfirmIntoReturn()
        let configuration = place.configuration(through: link, heartbeatSeconds: 15)
        let publisher = RabbitMQPublisher(configuration: configuration)
        try await publisher.submit([TestPlace.publication(1, to: "headroom.log")])
        while !link.holdsConfirm {
            try Task.checkCancellation()
            let none = try await publisher.confirmed(beyond: 0, patience: .milliseconds(20))
            #expect(none == 0)
        }
        try await publisher.submit([TestPlace.publication(2, to: "nowhere")])
        let fault = await #expect(throws: LogFault.self) {
            try await publisher.confirmed(beyond: 1, patience: .seconds(60))
        }
        #expect(fault?.message.contains("output-2") == true)
        #expect(try await publisher.confirmed(beyond: 0, patience: .zero) == 1)
        await publisher.close()
    }

    @Test func `an output that a full queue does not take is a fault to try again`() async throws {
        let queue = TopologyPlan.Queue(
            name: "full",
            arguments: ["x-max-length": .integer(2), "x-overflow": .string("reject-publish")]
        )
        let place = try await TestPlace(plan: TopologyPlan(queues: [queue]))
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        try await publisher.submit((1...10).map { TestPlace.publication($0, to: "full") })
        var confirmed: Int64 = 0
        let fault = await #expect(throws: LogFault.self) {
            while confirmed < 10 {
                try Task.checkCancellation()
                confirmed = try await publisher.confirmed(
                    beyond: confirmed,
                    patience: .seconds(60)
                )
            }
        }
        #expect(fault?.code == .unavailable)
        #expect(confirmed <= 2)
        await publisher.close()
    }

    @Test func `an exchange that is not there is a fault for a person`() async throws {
        let place = try await TestPlace()
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        let output = Publication(
            feed: 1,
            exchange: "missing",
            routingKey: "key",
            messageId: "1",
            correlationId: nil,
            body: [],
            mandatory: true
        )
        try await publisher.submit([output])
        let fault = await #expect(throws: LogFault.self) {
            try await publisher.confirmed(beyond: 0, patience: .seconds(60))
        }
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains("404") == true)
        await publisher.close()
    }

    @Test func `nothing confirmed in time returns the place that was asked about`() async throws {
        let place = try await TestPlace()
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        #expect(try await publisher.confirmed(beyond: 7, patience: .milliseconds(20)) == 7)
        await publisher.close()
        let fault = await #expect(throws: LogFault.self) {
            try await publisher.confirmed(beyond: 7, patience: .zero)
        }
        #expect(fault?.code == .closed)
    }
}
