import Domain
import Testing

/// A random history of one campaign, checked record by record against I9, I10 and I11.
struct AlertHistory {
    private(set) var bench: AlertBench
    private(set) var clock = Instant(ms: 1_774_000_000_000)
    private(set) var traces: [AlertThreshold: Trace] = [:]
    private var random: SplitMix

    init(seed: Int) {
        random = SplitMix(seed: seed)
        bench = AlertBench(limit: random.int(0...60))
        bench.overbookPct = random.pick([0, 0, 4, 10, 30])
        bench.live = random.chance(70)
    }

    /// Folds one random record and checks what it made of the alerts.
    mutating func step() {
        clock = clock.adding(minutes: random.pick([0, 1, 20, 59, 60, 61, 300, 700, 1440]))
        changeMuteOrLife()
        let before = bench.memory
        let used = max(0, bench.used + random.pick([-9, -3, -1, -1, 0, 1, 1, 1, 2, 8]))
        let isLimitChanged = random.chance(8)
        if isLimitChanged { bench.limit = random.int(0...60) }
        let isRefused = random.chance(10)
        let isModelChanged = random.chance(2)
        var seen: AlertObservation?
        let events = bench.record(at: clock, used: used) { observation in
            observation.refusal = isRefused
            observation.limitChanged = isLimitChanged
            observation.modelChanged = isModelChanged
            observation.flaggedOverbooked = used > observation.cap
            seen = observation
        }
        guard let seen else { return }
        check(events, before, seen)
    }

    private mutating func changeMuteOrLife() {
        if random.chance(5) { bench.live.toggle() }
        guard random.chance(5) else { return }
        bench.memory.mutedUntil =
            random.chance(50) ? clock.adding(hours: random.int(1...48)) : nil
        bench.memory.mutedThresholds = [random.pick([.eighty, .ninety, .hundred])]
    }

    private mutating func check(
        _ events: [AlertEvent],
        _ before: AlertMemory,
        _ seen: AlertObservation
    ) {
        var recorded: [AlertThreshold] = []
        var sent: [AlertThreshold] = []
        for event in events {
            switch event {
            case .forgotten:
                for level in AlertThreshold.allCases {
                    traces[level, default: Trace()].isOpen = false
                    traces[level, default: Trace()].lastSent = nil
                }
            case .rearmed(let level): traces[level, default: Trace()].isOpen = false
            case .recorded(let record):
                recorded.append(record.threshold)
                if record.status == .sent { sent.append(record.threshold) }
                traces[record.threshold, default: Trace()].take(record, at: clock)
            }
        }
        #expect(Set(recorded).count == recorded.count)
        #expect(sent.count <= 1)
        #expect(sent.allSatisfy { $0 == recorded.max() })
        #expect(bench.live || sent.isEmpty)
        for level in AlertThreshold.allCases {
            let isReached =
                seen.limit > 0
                ? seen.used * 100 >= seen.limit * level.rawValue : seen.used > 0
            let isPassed = bench.memory[level].passed
            #expect(!isReached || isPassed, "\(level) reached at \(seen.used)/\(seen.limit)")
            let mayRecord = isReached || level == .hundredTen
            #expect(!recorded.contains(level) || mayRecord)
            if isReached && !before[level].passed { #expect(recorded.contains(level)) }
        }
    }

    /// What one level told so far.
    struct Trace {
        private(set) var suppressed: Int64 = 0
        private(set) var told: Int64 = 0
        var lastSent: Instant?
        var isOpen = false

        /// Takes a record, which must follow a re-arm and, when sent, keep its window.
        mutating func take(_ record: AlertRecord, at clock: Instant) {
            #expect(!isOpen, "\(record.threshold) recorded twice without a re-arm")
            isOpen = true
            told += record.suppressedBefore
            switch record.status {
            case .suppressed: suppressed += 1
            case .passed: break
            case .sent:
                if let lastSent {
                    let gap = clock.milliseconds(since: lastSent)
                    #expect(gap >= record.threshold.windowMilliseconds)
                }
                lastSent = clock
            }
        }
    }
}
