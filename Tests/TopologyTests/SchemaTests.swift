import Contracts
import Testing

@Suite("Schemas")
struct SchemaTests {
    private static let inputs =
        InputType.allCases.map(\.rawValue) + CommandName.allCases.map(\.type)
    private static let types = inputs + OutputType.allCases.map(\.type) + [Verdict.type]

    private let validator = SchemaValidator(Topology.schemas)

    @Test func `there is a schema for every type and for nothing else`() {
        let shared = [
            "cloudevent.json", "cloudevent.command.json", "cloudevent.output.json", "values.json",
        ]
        #expect(Set(Topology.schemas.keys) == Set(Self.types.map { "\($0).json" } + shared))
        for (name, schema) in Topology.schemas {
            #expect(schema.object?["$id"] == .string(name))
            #expect(
                schema.object?["$schema"]
                    == .string("https://json-schema.org/draft/2020-12/schema")
            )
            #expect(schema.object?["title"]?.string?.isEmpty == false)
        }
    }

    @Test(arguments: Topology.goldenNames)
    func `a golden message fits the schema of its type`(name: String) {
        let golden = Topology.golden(name)
        let type = golden["type"]?.string ?? ""
        #expect(validator.complaints(.object(golden), against: "\(type).json") == [])
        #expect(Topology.schemas["\(type).json"]?.type == type)
    }

    @Test(arguments: types)
    func `a schema and its golden message name the same fields`(type: String) {
        let sent = Topology.goldens(of: type)
            .flatMap { $0["data"]?.object?.members.map(\.key) ?? [] }
        var known =
            Topology.schemas["\(type).json"]?.data?["properties"]?.object?.members
            .map(\.key) ?? []
        // What every command may carry is shown once, by one of them.
        if CommandName(type: type) != nil {
            known.removeAll { ["expectedVersion", "reason"].contains($0) && !sent.contains($0) }
        }
        #expect(Set(sent) == Set(known))
    }

    @Test(arguments: types)
    func `a message without a required field does not fit`(type: String) {
        let golden = Topology.golden(type)
        let required = Topology.schemas["\(type).json"]?.data?["required"]?.array ?? []
        for key in required.compactMap(\.string) {
            let broken = golden.replacing(key, with: nil)
            #expect(!validator.complaints(.object(broken), against: "\(type).json").isEmpty)
        }
        for key in ["specversion", "id", "source", "type", "data"] {
            var broken = golden
            broken[key] = nil
            #expect(!validator.complaints(.object(broken), against: "\(type).json").isEmpty)
        }
    }

    @Test(arguments: inputs)
    func `schema and decoder agree on what is wrong with a field`(type: String) {
        let wrong: [JSON?] = [
            nil, .null, .string(""), .string("a/b c"), .string(String(repeating: "x", count: 81)),
            .int(-1), .int(5), .int(.max), .bool(true), .array([]), .array([.int(7)]),
            .object([:]),
        ]
        for golden in Topology.goldens(of: type) {
            for member in golden["data"]?.object?.members ?? [] {
                for value in wrong {
                    let changed = golden.replacing(member.key, with: value)
                    let complaints = validator.complaints(
                        .object(changed),
                        against: "\(type).json"
                    )
                    let shown = value.map { "\($0)" } ?? "absent"
                    #expect(complaints.isEmpty == isInput(changed), "\(member.key) \(shown)")
                }
            }
        }
    }

    @Test func `a keyword that the validator does not know is not passed over`() {
        let validator = SchemaValidator(["x.json": .object(["if": .object([:])])])
        let complaints = validator.complaints(.null, against: "x.json")
        #expect(complaints == ["x.json: the keyword if is not known"])
    }

    private func isInput(_ event: JSONObject) -> Bool {
        let message = LogMessage(
            routingKey: Routes.routingKey(
                ofInput: event["type"]?.string ?? "",
                partition: event["partitionkey"]?.string
            )
                ?? "",
            contentType: CloudEventDecoder.structuredContentType,
            body: CanonicalJSON.bytes(of: .object(event))
        )
        if case .input = RecordDecoder.decode(position: 1, message: message).content {
            return true
        }
        return false
    }
}

extension JSON {
    /// The type that a schema of a message is for.
    fileprivate var type: String? {
        object?["properties"]?.object?["type"]?.object?["const"]?.string
    }

    /// The schema of the data of a message.
    fileprivate var data: JSONObject? { object?["properties"]?.object?["data"]?.object }
}

extension JSONObject {
    /// The event with one field of its data replaced or, with nil, removed.
    fileprivate func replacing(_ key: String, with value: JSON?) -> JSONObject {
        var event = self
        var data = event["data"]?.object ?? [:]
        data[key] = value
        event["data"] = .object(data)
        return event
    }
}
