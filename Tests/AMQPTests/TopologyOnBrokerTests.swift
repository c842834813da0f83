import AMQP
import BrokerSupport
import EventLog
import Testing

@Suite(
    "The topology of a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct TopologyOnBrokerTests {
    private static let plan = TopologyPlan(
        exchanges: [
            .init(name: "spare", kind: "fanout"),
            .init(
                name: "out",
                kind: "topic",
                arguments: ["alternate-exchange": .string("spare")]
            ),
        ],
        queues: [
            .init(name: "log", arguments: ["x-queue-type": .string("stream")]),
            .init(
                name: "usage",
                arguments: [
                    "x-queue-type": .string("quorum"), "x-delivery-limit": .integer(20),
                ]
            ),
        ],
        bindings: [.init(exchange: "out", queue: "usage", routingKey: "usage.#")]
    )

    @Test func `a plan is applied, found, and applied again without change`() async throws {
        let place = try await TestPlace(plan: TopologyPlan())
        let inspector = TopologyInspector(configuration: place.configuration)
        let findings = try await inspector.check(Self.plan)
        let subjects = ["exchange spare", "exchange out", "queue log", "queue usage"]
        #expect(findings.map(\.subject) == subjects)
        #expect(findings.allSatisfy { $0.message.contains("NOT_FOUND") })
        try await inspector.apply(Self.plan)
        try await inspector.apply(Self.plan)
        #expect(try await inspector.check(Self.plan).isEmpty)
        try await expectRouting(place)
    }

    @Test func `what exists with other properties stops the application by name`() async throws {
        let place = try await TestPlace(plan: Self.plan)
        let inspector = TopologyInspector(configuration: place.configuration)
        var other = Self.plan
        other.queues[1].arguments["x-delivery-limit"] = .integer(7)
        let fault = await #expect(throws: AMQPFault.self) { try await inspector.apply(other) }
        #expect(fault?.description.contains("x-delivery-limit") == true)
        #expect(fault?.isRetriable == false)
    }

    private func expectRouting(_ place: TestPlace) async throws {
        let publisher = RabbitMQPublisher(configuration: place.configuration)
        let output = Publication(
            feed: 1,
            exchange: "out",
            routingKey: "usage.recorded.acme",
            messageId: "1",
            correlationId: nil,
            body: [1],
            mandatory: true
        )
        try await publisher.submit([output])
        #expect(try await publisher.confirmed(beyond: 0, patience: .seconds(60)) == 1)
        await publisher.close()
    }
}
