import Domain
import Testing

@Suite("Custom thresholds")
struct CustomThresholdTests {
    private let noon = Instant(ms: 1_774_000_000_000)

    private func threshold(
        _ kind: CustomThreshold.Kind,
        _ value: Int64,
        _ severity: AlertSeverity = .warning,
        window: Int64 = 60
    ) -> CustomThreshold {
        CustomThreshold(
            key: "mine",
            kind: kind,
            value: value,
            severity: severity,
            recipients: [.sales],
            windowMinutes: window
        )
    }

    /// What a record makes of a level, in words; the level is moved on.
    private func record(
        _ level: inout CustomThresholdLevel,
        used: Int64,
        limit: Int64 = 50,
        after minutes: Int64 = 0,
        memory: AlertMemory = AlertMemory(),
        _ change: (inout AlertObservation) -> Void = { _ in }
    ) -> [String] {
        var seen = AlertObservation(
            used: used,
            limit: limit,
            cap: limit + limit / 10,
            live: true,
            clock: noon.adding(minutes: minutes)
        )
        change(&seen)
        return CustomThresholdRules.decide(seen, level, memory).map { event in
            level = CustomThresholdRules.evolve(level, event, at: seen.clock)
            switch event {
            case .forgotten: return "forgotten"
            case .rearmed: return "rearmed"
            case .recorded(let alert):
                let reason = alert.hold.map { " \($0.reason.rawValue)" } ?? ""
                return "\(alert.status.rawValue)\(reason) \(alert.cause.rawValue)"
                    + " \(alert.suppressedBefore)"
            }
        }
    }

    @Test(arguments: [
        (CustomThreshold.Kind.percent, Int64(50), Int64(50), Int64(25), Int64(22)),
        (.percent, 3, 50, 2, 0), (.percent, 120, 7, 9, 8), (.percent, 50, 0, 1, 0),
        (.absolute, 40, 50, 40, 38), (.absolute, 40, 0, 40, 38), (.absolute, 1, 50, 1, 0),
        (.absolute, 1000, 50, 1000, 950), (.remaining, 5, 50, 45, 43), (.remaining, 0, 50, 50, 48),
        (.remaining, 5, 0, 1, 0), (.remaining, 10, 1000, 990, 940),
    ])
    func `a line is crossed and armed again at these uses`(
        kind: CustomThreshold.Kind,
        value: Int64,
        limit: Int64,
        crossed: Int64,
        rearmed: Int64
    ) {
        let line = threshold(kind, value)
        #expect(line.crossedFrom(limit: limit) == crossed)
        #expect(line.rearmedUpTo(limit: limit) == rearmed)
        var level = CustomThresholdLevel(line)
        #expect(record(&level, used: crossed - 1, limit: limit).isEmpty)
        #expect(record(&level, used: crossed, limit: limit) == ["sent usage 0"])
        #expect(record(&level, used: rearmed + 1, limit: limit).isEmpty)
        #expect(record(&level, used: rearmed, limit: limit) == ["rearmed"])
    }

    @Test func `less is left than it asks for under any use of a small limit`() {
        let line = threshold(.remaining, 5)
        #expect(line.crossedFrom(limit: 3) == 0)
        #expect(line.rearmedUpTo(limit: 3) == nil)
        var level = CustomThresholdLevel(line)
        #expect(
            record(&level, used: 0, limit: 3) { $0.limitChanged = true } == ["sent limit_change 0"]
        )
        #expect(record(&level, used: 0, limit: 50) { $0.limitChanged = true } == ["rearmed"])
    }

    @Test func `the window, its edge and what was held back are those of the four`() {
        var level = CustomThresholdLevel(threshold(.absolute, 40))
        #expect(record(&level, used: 40) == ["sent usage 0"])
        #expect(record(&level, used: 38, after: 10) == ["rearmed"])
        #expect(record(&level, used: 41, after: 59) == ["suppressed throttled usage 0"])
        #expect(record(&level, used: 42, after: 90).isEmpty)
        #expect(record(&level, used: 30, after: 95) == ["rearmed"])
        #expect(record(&level, used: 40, after: 60) == ["sent usage 1"])
    }

    @Test func `not live, muted and quiet hours hold it back in this order`() {
        var memory = AlertMemory()
        memory.mutedUntil = noon.adding(hours: 1)
        memory.mutedKeys = ["mine"]
        let quiet = noon.adding(hours: 8)
        var level = CustomThresholdLevel(threshold(.absolute, 40))
        var asleep = record(&level, used: 40, memory: memory) {
            $0.live = false
            $0.quietUntil = quiet
        }
        #expect(asleep == ["suppressed not_live usage 0"])
        asleep = record(&level, used: 41, memory: memory) { $0.quietUntil = quiet }
        #expect(asleep == ["rearmed", "suppressed muted usage 0"])
        asleep = record(&level, used: 41, after: 60, memory: memory) { $0.quietUntil = quiet }
        #expect(asleep == ["rearmed", "suppressed quiet_hours usage 0"])
        #expect(record(&level, used: 41, after: 70) { $0.quietUntil = quiet }.isEmpty)
        #expect(record(&level, used: 41, after: 480) == ["rearmed", "sent usage 3"])
    }

    @Test func `what is critical is never quiet`() {
        var level = CustomThresholdLevel(threshold(.absolute, 40, .critical))
        let told = record(&level, used: 40) { $0.quietUntil = $0.clock.adding(hours: 1) }
        #expect(told == ["sent usage 0"])
        #expect(
            AlertRules.muteRefusal(
                until: noon,
                thresholds: [],
                custom: [level.threshold],
                clock: noon
            ) == .muteNotAllowed
        )
    }

    @Test func `another model arms it again and starts its window anew`() {
        var level = CustomThresholdLevel(threshold(.absolute, 40))
        #expect(record(&level, used: 40) == ["sent usage 0"])
        let changed = record(&level, used: 45, after: 1) { $0.modelChanged = true }
        #expect(changed == ["forgotten", "sent usage 0"])
    }

    @Test func `set anew on another line it is armed, but no faster than its window`() {
        var level = CustomThresholdLevel(threshold(.absolute, 40))
        #expect(record(&level, used: 40) == ["sent usage 0"])
        level.set(threshold(.absolute, 40, .error))
        #expect(record(&level, used: 41, after: 1).isEmpty)
        level.set(threshold(.absolute, 35))
        #expect(record(&level, used: 41, after: 2) == ["suppressed throttled usage 0"])
        level.retire()
        #expect(record(&level, used: 41, after: 100).isEmpty)
        level.set(threshold(.absolute, 35))
        #expect(record(&level, used: 41, after: 100) == ["sent usage 1"])
    }

    @Test(arguments: 0..<200)
    func `every crossing has one record, windows hold and what was held back adds up`(seed: Int) {
        var random = SplitMix(seed: seed)
        let kind = random.pick([CustomThreshold.Kind.percent, .absolute, .remaining])
        let window: Int64 = 120
        var level = CustomThresholdLevel(threshold(kind, random.int(1...40), window: window))
        var (clock, suppressed, told): (Int64, Int64, Int64) = (0, 0, 0)
        var (last, isPassed): (Int64?, Bool) = (nil, false)
        for _ in 0..<120 {
            clock += random.pick([0, 1, 30, 119, 120, 121, 600])
            let isQuiet = random.chance(20)
            let used = random.int(0...60)
            let events = record(&level, used: used, limit: random.pick([0, 20, 50]), after: clock) {
                if isQuiet { $0.quietUntil = $0.clock.adding(hours: 1) }
                $0.live = random.chance(85)
            }
            #expect(events.count { $0.hasPrefix("sent") || $0.hasPrefix("suppressed") } <= 1)
            for event in events {
                if event == "rearmed" {
                    #expect(isPassed)
                    isPassed = false
                    continue
                }
                #expect(!isPassed)
                isPassed = true
                guard event.hasPrefix("sent") else {
                    suppressed += 1
                    continue
                }
                if let last { #expect(clock - last >= window) }
                last = clock
                told += Int64(event.split(separator: " ").last ?? "") ?? 0
            }
            #expect(level.memory.passed == isPassed)
            #expect(told + level.memory.pendingSuppressed == suppressed)
        }
    }
}
