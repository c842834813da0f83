import AMQP
import Foundation
import Testing

@testable import headroom

@Suite("The topology that the command line makes")
struct TopologyPlanTests {
    private static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("topology/definitions.json")

    private struct Definitions: Decodable {
        struct Exchange: Decodable {
            let name: String
            let type: String
            let arguments: [String: Value]
        }

        struct Queue: Decodable {
            let name: String
            let arguments: [String: Value]
        }

        struct Binding: Decodable {
            let source: String
            let destination: String
            let routingKey: String

            private enum CodingKeys: String, CodingKey {
                case source
                case destination
                case routingKey = "routing_key"
            }
        }

        enum Value: Decodable, Equatable {
            case text(String)
            case number(Int64)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int64.self) {
                    self = .number(number)
                } else {
                    self = .text(try container.decode(String.self))
                }
            }

            init(_ argument: TopologyPlan.Argument) {
                switch argument {
                case .string(let text): self = .text(text)
                case .integer(let number): self = .number(number)
                }
            }
        }

        let exchanges: [Exchange]
        let queues: [Queue]
        let bindings: [Binding]
    }

    @Test func `is the one of the definitions that a broker imports`() throws {
        let decoder = JSONDecoder()
        let defined = try decoder.decode(Definitions.self, from: Data(contentsOf: Self.file))
        let plan = HeadroomTopology.plan
        #expect(
            Set(plan.exchanges.map(\.name)) == Set(defined.exchanges.map(\.name))
        )
        for exchange in defined.exchanges {
            let planned = plan.exchanges.first { $0.name == exchange.name }
            #expect(planned?.kind == exchange.type)
            #expect(planned?.arguments.mapValues(Definitions.Value.init) == exchange.arguments)
        }
        #expect(Set(plan.queues.map(\.name)) == Set(defined.queues.map(\.name)))
        for queue in defined.queues {
            let planned = plan.queues.first { $0.name == queue.name }
            #expect(
                planned?.arguments.mapValues(Definitions.Value.init) == queue.arguments,
                "\(queue.name)"
            )
        }
        let planned = Set(plan.bindings.map { "\($0.exchange) \($0.routingKey) \($0.queue)" })
        let wanted = Set(
            defined.bindings.map { "\($0.source) \($0.routingKey) \($0.destination)" }
        )
        #expect(planned == wanted)
    }
}
