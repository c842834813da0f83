import BrokerSupport
import Contracts
import Testing

@testable import AMQP

/// A range of outputs that an operator has sent again, on a real broker.
///
/// Source: "Billing's contract", re-sending.
@Suite(
    "Sending again on a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct ResendOnBrokerTests {
    /// Reads a queue of its own accord.
    private struct Reader {
        private let connection: ConsumerConnection

        init(_ queue: ConsumerQueue, at url: String) async throws {
            connection = ConsumerConnection(
                try AMQPConfiguration(url: url),
                purpose: "test",
                prefetch: 100
            )
            try await connection.open { session throws(AMQPFault) in
                try session.consume(queue.rawValue, prefetch: 100)
            }
        }

        /// The bodies of the next messages; fewer when nothing comes for the time.
        func take(_ count: Int, patience: Duration = .seconds(60)) async throws -> [[UInt8]] {
            var bodies: [[UInt8]] = []
            while bodies.count < count {
                let found = try await connection.next(
                    maximum: count - bodies.count,
                    until: .now + patience
                )
                if found.isEmpty { break }
                bodies += found.map(\.message.body)
            }
            return bodies
        }

        func close() async { await connection.close() }
    }

    private func event(_ body: [UInt8]) throws -> JSONObject {
        try #require(try JSONParser.parse(body).object)
    }

    @Test func `billing gets a range again, byte for byte, and nobody else does`() async throws {
        let broker = try PrivateBroker.shared.get()
        let url = broker.url(virtualHost: try broker.makeVirtualHost())
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let applied = try await CommandLineRun.headroom(
            ["topology", "apply", "--json", "--amqp-url", url],
            in: folder
        )
        #expect(applied.code == 0, "\(applied.notes)")
        let billing = try await Reader(.billingUsage, at: url)

        try await RunningNode.with(broker: url) { node in
            try await node.prepare()
            try await node.makeCampaign("spring")
            _ = try await node.headroom(
                "publish",
                input: RunningNode.requests(4, campaign: "spring")
            )
            try await node.settle()
            let type = OutputType.billingUsageRecorded.type
            var usage: [[UInt8]] = []
            while usage.count < 4 {
                let body = try #require(try await billing.take(1).first)
                if try event(body)["type"] == .string(type) { usage.append(body) }
            }

            let sent = try await node.line(
                "billing resend acme --from 2 --to 3 --type billing.usage_recorded --json"
            )

            #expect(sent.code == 0, "\(sent.notes)")
            let again = try await billing.take(3)
            #expect(Array(again.prefix(2)) == Array(usage[1...2]))
            let answer = try event(try #require(again.last))
            #expect(answer["type"] == .string(Verdict.type))
            #expect(answer["data"]?.object?["result"]?.object?["sent"] == .int(2))
            let reporting = try await Reader(.reportingMetrics, at: url)
            let all = try await reporting.take(10_000, patience: .seconds(1))
            let ids = try all.map { try event($0)["id"]?.string }
            #expect(Set(ids).count == ids.count)
            await reporting.close()
            let wrong = try await node.line("billing resend acme --from 5 --to 4 --json")
            #expect(wrong.code == 65)
            #expect(wrong.notes.contains("toSequence"), "\(wrong.notes)")
        }
        await billing.close()
    }
}
