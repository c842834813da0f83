import Contracts
import Domain
import Testing

@Suite("Golden outputs")
struct OutputGoldenTests {
    @Test(arguments: Samples.bodies.map(\.name))
    func `an output is encoded to the bytes of its golden message`(name: String) throws {
        let body = try #require(Samples.bodies.first { $0.name == name }?.body)
        let bytes = Samples.encoded(body)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == String(decoding: try Golden.bytes(name), as: UTF8.self)
        )
    }

    @Test func `every type of output has a golden message`() {
        let types = Set(Samples.bodies.map(\.body.type))
        #expect(types == Set(OutputType.allCases))
        for (name, body) in Samples.bodies { #expect(name.hasPrefix(body.type.type)) }
    }

    @Test func `every type of output is counted in a place of its own`() {
        let places = OutputType.allCases.map(\.index)
        #expect(Set(places).count == places.count)
        #expect(places.allSatisfy { (0..<OutputType.indexLimit).contains($0) })
    }

    @Test func `there is no golden message without a type`() {
        var known = Set(Samples.bodies.map(\.name))
        known.formUnion(InputType.allCases.map(\.rawValue))
        known.formUnion(CommandName.allCases.map(\.type))
        known.insert(Verdict.type)
        known.formUnion(Golden.otherForms)
        #expect(Set(Golden.names) == known)
    }

    @Test func `a verdict is encoded to the bytes of its golden message`() throws {
        let verdict = Verdict(
            position: 812,
            disposition: "refused",
            codes: ["version_conflict", "campaign_state"],
            result: ["currentVersion": .int(8)]
        )
        let bytes = verdict.encode(
            id: "r-\(verdict.position)",
            time: Samples.numbers.time,
            causationid: "key-1"
        )
        #expect(bytes == (try Golden.bytes(Verdict.type)))
        let data = try #require(try Golden.json(Verdict.type).object?["data"])
        #expect(Verdict(json: data) == verdict)
    }

    @Test func `text that needs escapes is still one line of JSON`() throws {
        let odd = "a\"b\\c\nd\u{1}é😀"
        let body = IngestMessageRejected(
            source: odd,
            inputId: "",
            inputType: "",
            code: "malformed",
            inputPosition: 1
        )
        let bytes = Samples.encoded(body)
        #expect(!bytes.contains(UInt8(ascii: "\n")))
        let data = try JSONParser.parse(bytes).object?["data"]?.object
        #expect(data?["source"] == .string(odd))
    }

    @Test func `numbers are padded so that text order is number order`() throws {
        let numbers = OutputNumbers(
            position: 1,
            ordinal: 1,
            sequence: Int64.max,
            typesequence: 0,
            time: Instant(ms: 0),
            correlationid: "a",
            causationid: "b"
        )
        let output = Output(
            partition: "p",
            subject: "s",
            body: ProgramGroupChanged(groupId: "g", active: false)
        )
        let event = try JSONParser.parse(OutputEncoder.encode(output, numbers)).object
        #expect(event?["sequence"] == .string("09223372036854775807"))
        #expect(event?["typesequence"] == .string("00000000000000000000"))
        #expect(event?["time"] == .string("1970-01-01T00:00:00.000Z"))
    }
}
