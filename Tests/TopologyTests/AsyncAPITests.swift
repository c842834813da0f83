import Contracts
import Testing

@Suite("AsyncAPI")
struct AsyncAPITests {
    private static let inputs =
        InputType.allCases.map(\.rawValue) + CommandName.allCases.map(\.type)

    private let document = Topology.asyncAPI

    @Test func `the document is of version 3 and every reference leads somewhere`() {
        #expect(document["asyncapi"] == .string("3.0.0"))
        let references = document.references
        #expect(references.count > 200)
        for reference in references {
            if reference.hasPrefix("#/") {
                #expect(document.at(reference) != nil, "\(reference)")
            } else {
                let file = reference.replacing("schemas/", with: "")
                #expect(Topology.schemas[file] != nil, "\(reference)")
            }
        }
    }

    @Test func `there is a message for every type, with the schema of that type`() {
        let messages = document.at("#/components/messages")?.object?.members ?? []
        let types = Self.inputs + OutputType.allCases.map(\.type) + [Verdict.type]
        #expect(Set(messages.map(\.key)) == Set(types))
        for message in messages {
            #expect(message.value["name"] == .string(message.key))
            #expect(
                message.value["contentType"] == .string(CloudEventDecoder.structuredContentType)
            )
            let schema = message.value["payload"]?["schema"]?["$ref"]
            #expect(schema == .string("schemas/\(message.key).json"))
        }
    }

    @Test(arguments: inputs)
    func `an input has its channel and an operation that receives it`(type: String) throws {
        let address = try #require(Routes.routingKey(ofInput: type, partition: "{partition}"))
        let channel = try channel(at: address, carrying: type)
        let exchange = exchange(of: channel.value)
        #expect(exchange == .string(Routes.inputExchange))
        try expectOperation("receive", on: channel.key, of: type)
    }

    @Test(arguments: OutputType.allCases)
    func `an output has its channel and an operation that sends it`(type: OutputType) throws {
        let channel = try channel(at: "\(type.rawValue).{partition}", carrying: type.type)
        #expect(exchange(of: channel.value) == .string(Routes.outputExchange))
        try expectOperation("send", on: channel.key, of: type.type)
    }

    @Test func `there is no channel and no operation beyond those`() {
        let count = Self.inputs.count + OutputType.allCases.count
        #expect(document["operations"]?.object?.members.count == count)
        let channels = document["channels"]?.object?.members.count
        #expect(channels == count + ConsumerQueue.allCases.count + 1)
    }

    @Test(arguments: ConsumerQueue.allCases)
    func `a consumer's queue carries what its bindings let through`(queue: ConsumerQueue) throws {
        let channel = try #require(document["channels"]?["queue.\(queue.rawValue)"])
        #expect(channel["address"] == .string(queue.rawValue))
        #expect(channel["bindings"]?["amqp"]?["queue"]?["name"] == .string(queue.rawValue))
        let expected = OutputType.allCases.filter { type in
            queue.bindings.contains { TopicPattern.matches($0, "\(type.rawValue).veridia") }
        }
        let found = channel["messages"]?.object?.members.map(\.key) ?? []
        // What was sent again ends with a verdict.
        #expect(Set(found) == Set(expected.map(\.type) + [Verdict.type]))
    }

    @Test func `whoever asks is answered with a verdict, a request or hold with its decision`() {
        for operation in document["operations"]?.object?.members ?? []
        where operation.value["action"] == .string("receive") {
            let reply = operation.value["reply"]?["messages"]?.array?.first?["$ref"]?.string
            let type =
                switch operation.key {
                case "receive.enrollment.requested": OutputType.enrollmentDecided.type
                case "receive.enrollment.hold_requested": OutputType.enrollmentHoldDecided.type
                case "receive.clock.ticked": ""
                default: Verdict.type
                }
            #expect(reply?.split(separator: "/").last.map(String.init) ?? "" == type)
        }
    }

    private func channel(
        at address: String,
        carrying type: String
    ) throws -> JSONObject.Member {
        let found = (document["channels"]?.object?.members ?? [])
            .filter { $0.value["address"] == .string(address) }
        #expect(found.count == 1, "\(address)")
        let channel = try #require(found.first)
        let messages = channel.value["messages"]?.object?.members ?? []
        #expect(messages.map(\.key) == [type])
        #expect(
            messages.first?.value["$ref"] == .string("#/components/messages/\(type)")
        )
        return channel
    }

    private func exchange(of channel: JSON) -> JSON? {
        guard let reference = channel["bindings"]?["amqp"]?["$ref"]?.string else { return nil }
        return document.at(reference)?["exchange"]?["name"]
    }

    private func expectOperation(_ action: String, on channel: String, of type: String) throws {
        let found = (document["operations"]?.object?.members ?? [])
            .filter { $0.value["channel"]?["$ref"] == .string("#/channels/\(channel)") }
        #expect(found.count == 1)
        let operation = try #require(found.first?.value)
        #expect(operation["action"] == .string(action))
        #expect(
            operation["messages"]?.array?.map { $0["$ref"] }
                == [.string("#/channels/\(channel)/messages/\(type)")]
        )
    }
}

extension JSON {
    /// A member of an object; nil for anything else.
    fileprivate subscript(key: String) -> JSON? { object?[key] }

    /// What a reference within the document leads to.
    fileprivate func at(_ reference: String) -> JSON? {
        reference.dropFirst(2).split(separator: "/").reduce(self) { value, key in
            value?[String(key)]
        }
    }

    /// Every reference in the document.
    fileprivate var references: [String] {
        switch self {
        case .array(let items): items.flatMap(\.references)
        case .object(let object):
            object.members.flatMap { member in
                if member.key == "$ref", let target = member.value.string { return [target] }
                return member.value.references
            }
        default: []
        }
    }
}
