import Contracts

/// Messages that should not have been published, made from good ones.
struct Mutation {
    /// The reference of a fact that must be published before the mutations are.
    static let known = "known"

    private var random: SplitMix
    private var number = 0

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    /// A message that is wrong in one of many ways; sometimes it is still right.
    mutating func next() -> LogMessage {
        number += 1
        let id = "x\(number)"
        var message =
            random.chance(50)
            ? Wire.created(id, "p\(number)", "c1", of: "veridia")
            : Wire.requested(id, "p\(number)", "c1", of: "veridia")
        switch Int.random(in: 0..<7, using: &random) {
        case 0: message.body = shapeless()
        case 1: message.body = damaged(message.body)
        case 2: changeAttribute(&message)
        case 3, 4: changeData(&message)
        case 5: changeEnvelope(&message)
        default: message = misdirected(id)
        }
        return message
    }

    /// Bytes that are no event at all.
    private mutating func shapeless() -> [UInt8] {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return []
        case 1: return Array(repeating: UInt8(ascii: "["), count: random.chance(50) ? 40 : 20_000)
        case 2: return Array(String(repeating: "{\"a\":", count: 500).utf8)
        case 3:
            return Array("{\"specversion\":\"1.0\",\"data\":\"".utf8) + large() + Array("\"}".utf8)
        case 4: return Array("null".utf8)
        case 5: return Array("[{\"specversion\":\"1.0\"}]".utf8)
        case 6: return Array("{}".utf8)
        case 7: return [0xEF, 0xBB, 0xBF] + Array("{}".utf8)
        default: return (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
    }

    private mutating func large() -> [UInt8] {
        Array(repeating: UInt8(ascii: "x"), count: random.chance(80) ? 20_000 : 300_000)
    }

    /// Bytes of an event of which some are others, missing, or no UTF-8.
    private mutating func damaged(_ body: [UInt8]) -> [UInt8] {
        var body = body
        let place = Int.random(in: 0..<body.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: body.removeLast(body.count - place)
        case 1: body.removeSubrange(place..<min(place + 5, body.count))
        case 2: body.insert(contentsOf: [0xC3, 0x28, 0xFF], at: place)
        case 3: body.insert(contentsOf: body, at: place)
        default: body[place] = UInt8.random(in: 0...255, using: &random)
        }
        return body
    }

    /// An attribute that is missing, of another type, or says something unknown.
    private mutating func changeAttribute(_ message: inout LogMessage) {
        let names = ["specversion", "id", "source", "type", "partitionkey", "datacontenttype"]
        let name = names.randomElement(using: &random) ?? "id"
        let values: [JSON?] = [
            nil, .null, .int(1), .bool(true), .string(""), .array([]), .object([:]),
            .string("enrollment.created.v2"), .string("enrollment.vanished.v1"),
            .string("northlight"), .string("nobody"), .string("platform"),
            .string("a\u{0}b"), .string(String(repeating: "i", count: 300)),
        ]
        let value = values.randomElement(using: &random) ?? nil
        edit(&message) { $0[name] = value }
    }

    /// A field of the data that is missing, of another type, or out of range.
    private mutating func changeData(_ message: inout LogMessage) {
        let names = [
            "requestId", "enrollmentRef", "campaignId", "participantId", "role", "priority",
            "waitlist", "waitlistTtlDays", "tags", "instanceId", "unheardOf",
        ]
        let name = names.randomElement(using: &random) ?? "role"
        let values: [JSON?] = [
            nil, .null, .int(-1), .int(.max), .int(.min), .bool(false), .string(""),
            .otherNumber("1e400"), .otherNumber("0.5"), .otherNumber("99999999999999999999"),
            .string("a b"), .string(String(repeating: "p", count: 81)), .string("n1"),
            .string("c2"), .string("no-campaign"), .array([.int(1)]),
            .array(Array(repeating: .string("t"), count: 21)), .object(["a": .null]),
        ]
        let value = values.randomElement(using: &random) ?? nil
        edit(&message) { event in
            var data = event["data"]?.object ?? [:]
            data[name] = value
            event["data"] = .object(data)
        }
    }

    /// The right bytes under a wrong content type, routing key or set of headers.
    private mutating func changeEnvelope(_ message: inout LogMessage) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: message.contentType = "text/plain"
        case 1: message.contentType = ""
        case 2: message.routingKey = "enrollment.created.northlight"
        case 3: message.routingKey = "clock.ticked.platform"
        case 4:
            message.contentType = "application/json"
            message.headers = ["cloudEvents:specversion": "1.0", "cloudEvents:id": "x"]
        default: message.headers = ["cloudEvents:type": String(repeating: "t", count: 5_000)]
        }
    }

    /// A good event where it does not belong, or one that nobody may publish.
    private mutating func misdirected(_ id: String) -> LogMessage {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Wire.created(id, "p", "n1", of: "veridia")
        case 1: return Wire.created(id, "p", "c1", of: "northlight")
        case 2: return Wire.requested(id, "p", "c1", of: "nobody")
        case 3:
            // The id of a message that was published before, and something else in it.
            return Wire.event(
                .enrollmentCreated,
                "veridia",
                id: "created-\(Self.known)",
                [
                    "enrollmentRef": .string(id), "campaignId": .string("c1"),
                    "participantId": .string("p"), "role": .string("volunteer"),
                ]
            )
        case 4:
            return Wire.message(
                type: CommandName.campaignTransition.type,
                routingKey: "command.campaign.transition.veridia",
                company: "veridia",
                id: id,
                data: .object(["campaignId": .string("c1"), "target": .string("paused")])
            )
        default:
            return Wire.message(
                type: InputType.clockTicked.rawValue,
                routingKey: "clock.ticked.veridia",
                company: "veridia",
                id: id,
                data: .object(["at": .string("2199-01-01T00:00:00.000Z")])
            )
        }
    }

    private func edit(_ message: inout LogMessage, _ change: (inout JSONObject) -> Void) {
        guard var event = (try? JSONParser.parse(message.body))?.object else { return }
        change(&event)
        var writer = JSONWriter(capacity: 1_024)
        writer.value(.object(event))
        message.body = writer.bytes
    }
}
