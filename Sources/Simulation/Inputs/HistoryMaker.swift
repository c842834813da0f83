import Contracts
import Domain

/// Makes up histories: three companies, a few campaigns, few people, and everything that can be
/// wrong with what producers send.
///
/// The model is folded along, so that commands name things that exist.
package struct HistoryMaker {
    /// A reference that was used in a message, sent or still held back.
    struct Reference {
        let ref: String
        let campaign: String
        let person: String
        let role: String
    }

    static let admin = Principal(id: "root", role: .platformAdmin, companies: ["*"])
    static let companies = ["ardent", "bright", "civic"]

    let seed: Int
    let temper: Temper
    var random: SeededRandom
    let model = Model()
    var messages: [LogMessage] = []
    var quarantined: Set<Int64> = []
    /// Messages that come later than they were made.
    var late: [LogMessage] = []
    var references: [String: [Reference]] = [:]
    var requests: [String: [Reference]] = [:]
    var activities: [String: [Activity]] = [:]
    var holds: [String: [Reference]] = [:]
    var made = 0

    /// Prepares a history; the same seed makes the same one.
    package init(seed: Int) {
        self.seed = seed
        temper = Temper(seed: seed)
        random = SeededRandom(seed: seed)
    }

    /// The history of a seed, with about so many records after its setting.
    package static func history(seed: Int, length: Int = 150) -> History {
        var maker = HistoryMaker(seed: seed)
        maker.setTheScene()
        for _ in 0..<length { maker.step() }
        maker.comeToRest()
        return History(seed: seed, messages: maker.messages, quarantined: maker.quarantined)
    }

    private mutating func step() {
        if !late.isEmpty, random.chance(25) {
            append(late.remove(at: random.int(0...late.count - 1)))
        }
        if random.chance(temper.commands) { return append(command()) }
        if random.chance(temper.activities) { return publish(activity()) }
        if random.chance(temper.places) { return publish(aboutPlaces()) }
        switch random.int(1...86) {
        case 1...14: append(tick())
        case 15...(temper == .crowded ? 48 : 36): publish(request())
        case 37...58: publish(created())
        case 59...72: publish(withdrawn())
        case 73...76: publish(completed())
        case 77...79: publish(voided())
        case 80...83: append(repetition())
        default: append(garbage())
        }
    }

    /// Everything that was held back comes, and then a long time passes.
    private mutating func comeToRest() {
        while !late.isEmpty { append(late.removeFirst()) }
        append(SimulatedMessage.tick(at: model.clock.adding(hours: 1)))
        if random.chance(50) { append(SimulatedMessage.tick(at: model.clock.adding(days: 40))) }
    }

    /// Sends a message now, later, or twice.
    mutating func publish(_ message: LogMessage?) {
        guard let message else { return }
        if random.chance(15) {
            late.append(message)
        } else {
            append(message)
        }
        // A confirm that got lost makes the producer send again.
        if random.chance(8) {
            if random.chance(50) { append(message) } else { late.append(message) }
        }
    }

    mutating func append(_ message: LogMessage?) {
        guard var message else { return }
        if random.chance(20), message.replyTo == nil {
            message.replyTo = "asker"
            message.correlationId = "c\(messages.count)"
        }
        messages.append(message)
        let position = Int64(messages.count)
        let isPoison = position > 30 && random.chance(1)
        if isPoison { quarantined.insert(position) }
        model.fold(
            RecordDecoder.decode(position: position, message: message),
            isQuarantined: isPoison
        )
    }

    mutating func fresh(_ prefix: String) -> String {
        made += 1
        return "\(prefix)\(made)"
    }

    mutating func company() -> String {
        if random.chance(temper.focus) { return Self.companies[0] }
        let most = Self.companies.prefix(random.chance(95) ? temper.companies : 3)
        return random.pick(Array(most)) ?? "ardent"
    }

    mutating func campaign(of company: String) -> String {
        let own = model.campaigns.values.filter { $0.company == company }.map(\.id).sorted()
        if random.chance(temper.focus) { return "\(company)-1" }
        if random.chance(3) { return "nowhere" }
        if random.chance(2) { return random.pick(model.campaigns.keys.sorted()) ?? "nowhere" }
        return random.pick(own) ?? "nowhere"
    }

    /// The producer's own time: now, somewhat ago, long ago or ahead.
    mutating func time() -> Instant? {
        switch random.int(1...10) {
        case 1...3: nil
        case 4...6: model.clock
        case 7...8: model.clock.adding(minutes: -Int64(random.int(1...10_000)))
        case 9: model.clock.adding(days: -Int64(random.int(10...60)))
        default: model.clock.adding(hours: Int64(random.int(1...120)))
        }
    }

    private mutating func tick() -> LogMessage {
        let ms: Int64
        if random.chance(temper.jumps) {
            let isFar = temper == .scheduled && random.chance(10)
            ms = Int64(isFar ? random.int(60...200) : random.int(1...temper.farthest)) * 86_400_000
        } else {
            ms =
                switch random.int(1...20) {
                case 1...11: Int64(random.int(1...90)) * 60_000
                case 12...17: Int64(random.int(1...30)) * 3_600_000
                case 18: 0
                default: -Int64(random.int(1...100)) * 3_600_000
                }
        }
        return SimulatedMessage.tick(at: model.clock.adding(milliseconds: ms))
    }

    private mutating func repetition() -> LogMessage? {
        guard messages.count > 20 else { return nil }
        let message = messages[random.int(10...messages.count - 1)]
        guard random.chance(25),
            var event = (try? JSONParser.parse(message.body))?.object,
            var data = event["data"]?.object
        else { return message }
        // The same id with another body.
        data["tags"] = .array([.string("changed-\(messages.count)")])
        event["data"] = .object(data)
        var other = message
        other.body = CanonicalJSON.bytes(of: .object(event))
        return other
    }

    private mutating func garbage() -> LogMessage {
        let company = company()
        var message = SimulatedMessage.event(
            .enrollmentCreated,
            company: company,
            id: fresh("g"),
            time: time(),
            data: [
                "enrollmentRef": .string(fresh("e")),
                "campaignId": .string(campaign(of: company)), "participantId": .string("p1"),
                "role": .string(random.chance(50) ? "boss" : "volunteer"),
            ]
        )
        switch random.int(1...6) {
        case 1: message.body = Array("{\"half\":".utf8)
        case 2: message.body = []
        case 3: message.routingKey = "enrollment.created.\(self.company())"
        case 4: message.contentType = "text/plain"
        case 5:
            message = SimulatedMessage.structured(
                type: "enrollment.imagined.v1",
                source: "urn:x",
                id: fresh("g"),
                partition: company,
                time: nil,
                data: [:]
            )
        default:
            message = SimulatedMessage.event(
                .enrollmentWithdrawn,
                company: "nobody",
                id: fresh("g"),
                data: ["enrollmentRef": .string("e1"), "campaignId": .string("x")]
            )
        }
        return message
    }
}
