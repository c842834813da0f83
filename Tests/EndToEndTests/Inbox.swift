/// What a consumer does: keeps every output once and notices what it must never see.
///
/// A repetition must have the bytes of the first. The numbers of a partition, and of each of its
/// types, go up by one; only a queue that takes everything sees all of `sequence`. At a gap it
/// waits, which means that it leaves out what is early, and which only a test that wants gaps
/// allows. Source: domain §21.1, §21.4.
struct Inbox: Sendable {
    private let seesEverything: Bool
    private let waitsAtGaps: Bool
    private var bodies: [String: [UInt8]] = [:]
    private var sequences: [String: Int64] = [:]
    private var typesequences: [String: Int64] = [:]

    /// The outputs in the order of their first arrival.
    private(set) var outputs: [Received] = []
    /// How many came again.
    private(set) var repeated = 0
    /// What should not have been.
    private(set) var problems: [String] = []

    /// How many came before their turn and were left out.
    private(set) var early = 0

    init(seesEverything: Bool, waitsAtGaps: Bool = false) {
        self.seesEverything = seesEverything
        self.waitsAtGaps = waitsAtGaps
    }

    /// Whether an output has come.
    func has(_ id: String) -> Bool { bodies[id] != nil }

    /// Takes a message in.
    mutating func take(_ body: [UInt8]) {
        guard let output = Received(body) else {
            problems.append("no output: \(String(decoding: body.prefix(200), as: UTF8.self))")
            return
        }
        if let first = bodies[output.id] {
            repeated += 1
            if first != body { problems.append("\(output.id) came again with other bytes") }
            return
        }
        if waitsAtGaps, output.sequence > sequences[output.partition, default: 0] + 1 {
            early += 1
            return
        }
        bodies[output.id] = body
        outputs.append(output)
        if seesEverything {
            check(output, output.sequence, \.sequences, output.partition, "sequence")
        }
        check(
            output,
            output.typesequence,
            \.typesequences,
            "\(output.partition) \(output.type)",
            "typesequence"
        )
    }

    private mutating func check(
        _ output: Received,
        _ number: Int64,
        _ last: WritableKeyPath<Inbox, [String: Int64]>,
        _ key: String,
        _ name: String
    ) {
        let before = self[keyPath: last][key, default: 0]
        if number != before + 1 {
            problems.append("\(output.id): \(name) \(number) after \(before) of \(key)")
        }
        self[keyPath: last][key] = max(before, number)
    }
}
