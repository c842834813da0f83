import Domain
import Testing

/// A campaign whose capacity is moved record by record, with the alerts that follow.
struct AlertBench {
    var memory = AlertMemory()
    var limit: Int64
    var overbookPct: Int64 = 10
    var used: Int64 = 0
    var live = true

    init(limit: Int64) {
        self.limit = limit
    }

    var cap: Int64 { Room(model: .seats, limit: limit, overbookPct: overbookPct, used: 0).cap }

    /// Folds one record and says what it made of the alerts.
    mutating func record(
        at clock: Instant,
        used: Int64? = nil,
        _ change: (inout AlertObservation) -> Void = { _ in }
    ) -> [AlertEvent] {
        self.used = used ?? self.used
        var observation = AlertObservation(
            used: self.used,
            limit: limit,
            cap: cap,
            live: live,
            clock: clock
        )
        change(&observation)
        let events = AlertRules.decide(observation, memory)
        for event in events { memory = AlertRules.evolve(memory, event, at: clock) }
        return events
    }

    /// Moves use one unit per record and tells everything that happened, as short sentences.
    mutating func move(to target: Int64, at clock: Instant) -> [String] {
        var told: [String] = []
        while used != target {
            told += record(at: clock, used: used + (target > used ? 1 : -1)).map(tell)
        }
        return told
    }

    /// An event as a short sentence: "80 sent", "90 suppressed muted", "rearm 110 at 42".
    func tell(_ event: AlertEvent) -> String {
        switch event {
        case .forgotten: return "forgotten"
        case .rearmed(let threshold): return "rearm \(threshold.rawValue) at \(used)"
        case .recorded(let record):
            var words = ["\(record.threshold.rawValue)", record.status.rawValue]
            if let reason = record.suppressReason { words.append(reason.rawValue) }
            if record.status == .sent {
                words.append(record.cause.rawValue)
                if record.suppressedBefore > 0 { words.append("after \(record.suppressedBefore)") }
            }
            return words.joined(separator: " ")
        }
    }
}
