import Contracts
import Testing

/// A hundred thousand messages that nobody meant to send: each gives a record, none a crash.
@Suite("Decoding whatever comes")
struct RecordDecoderFuzzTests {
    private static let perSeed = 1000

    @Test(arguments: 0..<100)
    func `a mutated message gives an input or a defect, and the same one again`(
        seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        let originals = try (InputType.allCases.map(\.rawValue) + CommandName.allCases.map(\.type))
            .map(Golden.message)
        var broken = 0
        for round in 0..<Self.perSeed {
            let other = originals[random.below(originals.count)]
            let message = mutated(
                originals[random.below(originals.count)],
                with: other,
                &random
            )
            let position = Int64(round + 1)
            let record = RecordDecoder.decode(position: position, message: message)
            guard record.position == position, record.message == message else {
                Issue.record("a record of another message")
                return
            }
            if round % 50 == 0 {
                let again = RecordDecoder.decode(position: position, message: message)
                #expect(again == record)
            }
            guard let defect = Wire.defect(record) else { continue }
            broken += 1
            guard Self.codes.contains(defect.code),
                (defect.code == .malformed) == (record.event == nil)
            else {
                Issue.record("\(defect)")
                return
            }
        }
        #expect(broken > Self.perSeed / 4)
        #expect(broken < Self.perSeed)
    }

    private static let codes: Set<Defect.Code> = [
        .malformed, .unknownType, .schemaViolation, .tenantMismatch,
    ]

    private func mutated(
        _ message: LogMessage,
        with other: LogMessage,
        _ random: inout SplitMix
    ) -> LogMessage {
        var message = message
        for _ in 0...random.below(3) {
            switch random.below(12) {
            case 0: message.contentType = ["", "application/json", "a;b"][random.below(3)]
            case 1: message.headers["cloudEvents:\(random.text())"] = random.text()
            case 2: message.routingKey = other.routingKey
            case 3: message = binary(message, &random)
            default: mutate(&message.body, with: other.body, &random)
            }
        }
        return message
    }

    private func mutate(
        _ body: inout [UInt8],
        with other: [UInt8],
        _ random: inout SplitMix
    ) {
        guard !body.isEmpty else {
            body = other
            return
        }
        let place = random.below(body.count)
        switch random.below(7) {
        case 0: body[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: body[place] ^= 1 << UInt8(random.below(8))
        case 2: body.remove(at: place)
        case 3: body.insert(Self.bytes[random.below(Self.bytes.count)], at: place)
        case 4: body.removeSubrange(place..<min(body.count, place + random.below(40)))
        case 5:
            let start = random.below(other.count)
            let end = min(other.count, start + random.below(60))
            body.insert(contentsOf: other[start..<end], at: place)
        default:
            let token = Self.tokens[random.below(Self.tokens.count)]
            let end = min(body.count, place + random.below(12))
            body.replaceSubrange(place..<end, with: Array(token.utf8))
        }
    }

    /// The same event in binary mode, if it is one.
    private func binary(_ message: LogMessage, _ random: inout SplitMix) -> LogMessage {
        guard let event = try? JSONParser.parse(message.body).object else { return message }
        var result = message
        result.contentType = "application/json"
        for member in event.members where member.key != "data" {
            result.headers["cloudEvents_\(member.key)"] = member.value.string ?? random.text()
        }
        result.body = CanonicalJSON.bytes(of: event["data"] ?? .null)
        return result
    }

    private static let bytes = Array("{}[]\",:\\0123456789-+.eEtfnu \t\n\u{0}\u{7F}".utf8)
    private static let tokens = [
        "null", "true", "{}", "[]", "\"\"", "9223372036854775808", "-1", "1e999", "0.5",
        "\"\\ud800\"", "\"\\u0000\"", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"a\":", "\"veridia\"",
        "\u{FFFD}", "platform", "\"data\":", ",\"data\":{}", "\"type\":\"x\"",
    ]
}
