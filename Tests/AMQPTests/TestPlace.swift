import BrokerSupport
import Contracts
import EventLog
import Testing

@testable import AMQP

/// A virtual host of one test, with the exchanges and the stream of Headroom.
struct TestPlace {
    let broker: PrivateBroker
    let virtualHost: String
    let configuration: AMQPConfiguration

    init(
        on broker: Result<PrivateBroker, BrokerFailure> = PrivateBroker.shared,
        plan: TopologyPlan = Self.plan()
    ) async throws {
        self.broker = try broker.get()
        virtualHost = try self.broker.makeVirtualHost()
        configuration = try AMQPConfiguration(url: self.broker.url(virtualHost: virtualHost))
        try await TopologyInspector(configuration: configuration).apply(plan)
        for queue in plan.queues where queue.arguments["x-queue-type"] == .string("stream") {
            try await waitUntilReadable(queue.name)
        }
    }

    /// A stream takes messages some moments before it can be read.
    func waitUntilReadable(_ stream: String) async throws {
        while true {
            try Task.checkCancellation()
            do throws(AMQPFault) {
                return try await BriefConnection.with(configuration, purpose: "test") {
                    session throws(AMQPFault) in
                    let offset: [(String, Session.Field)] = [("x-stream-offset", .string("next"))]
                    try session.consume(stream, prefetch: 1, arguments: offset)
                }
            } catch {
                try #require(error.isRetriable, "\(error)")
            }
        }
    }

    func log(appendTimeout: Duration = .seconds(30)) -> RabbitMQLog {
        RabbitMQLog(configuration: configuration, appendTimeout: appendTimeout)
    }

    /// Reads until so many entries have come.
    func read(_ count: Int, from reader: any LogReader) async throws -> [LogEntry] {
        var entries: [LogEntry] = []
        while entries.count < count {
            let more = try await reader.next(
                maximum: count - entries.count,
                patience: .seconds(30)
            )
            guard !more.isEmpty else { break }
            entries += more
        }
        return entries
    }

    /// The same place, reached through a link that can be broken.
    func configuration(
        through link: FaultyLink,
        heartbeatSeconds: Int = 1
    ) -> AMQPConfiguration {
        var configuration = configuration
        configuration.port = link.port
        configuration.heartbeatSeconds = heartbeatSeconds
        configuration.timeout = .seconds(2)
        return configuration
    }

    /// The position of the oldest message that is left, 0 for an empty log.
    func firstPosition() async throws -> Int64 {
        let offset = try await BriefConnection.with(configuration, purpose: "test") {
            session throws(AMQPFault) in
            try session.firstOffset(of: "headroom.log")
        }
        return offset.map { $0 + 1 } ?? 0
    }

    /// Makes this place's broker do something about a queue that only `rabbitmqctl` can.
    func deleteQueue(_ name: String) throws {
        try broker.ctl(["delete_queue", "--vhost", virtualHost, name])
    }

    static func publication(_ feed: Int64, to queue: String, mandatory: Bool = true) -> Publication
    {
        Publication(
            feed: feed,
            exchange: "",
            routingKey: queue,
            messageId: "output-\(feed)",
            correlationId: nil,
            body: Array("output \(feed)".utf8),
            mandatory: mandatory
        )
    }

    static func message(_ text: String) -> LogMessage {
        LogMessage(
            routingKey: "enrollment.requested.acme",
            contentType: "application/cloudevents+json",
            body: Array(text.utf8)
        )
    }

    static func plan(stream: [String: TopologyPlan.Argument] = [:]) -> TopologyPlan {
        let kind: [String: TopologyPlan.Argument] = ["x-queue-type": .string("stream")]
        return TopologyPlan(
            exchanges: [
                .init(name: "headroom.unroutable", kind: "fanout"),
                .init(name: "headroom.in", kind: "topic"),
                .init(name: "headroom.out", kind: "topic"),
            ],
            queues: [.init(name: "headroom.log", arguments: kind.merging(stream) { $1 })],
            bindings: [.init(exchange: "headroom.in", queue: "headroom.log", routingKey: "#")]
        )
    }
}
