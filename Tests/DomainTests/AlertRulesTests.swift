import Domain
import Testing

@Suite("Alert rules")
struct AlertRulesTests {
    let noon = Instant(ms: 1_774_000_000_000)

    @Test func `each level has its people, urgency and window`() {
        let rows = AlertThreshold.allCases.map { level in
            [
                "\(level.rawValue)", level.severity.rawValue,
                level.recipients.map(\.rawValue).joined(separator: " "), level.intent.rawValue,
                level.priority.rawValue,
                "\(level.windowMilliseconds / Instant.millisecondsPerHour) h",
            ]
        }
        #expect(
            rows == [
                ["80", "info", "sales", "upsell_opportunity", "low", "24 h"],
                ["90", "warning", "company_admin", "expansion_recommended", "normal", "12 h"],
                ["100", "error", "company_admin customer_success", "at_capacity", "high", "6 h"],
                [
                    "110", "critical", "company_admin customer_success", "block_and_escalate",
                    "critical", "1 h",
                ],
            ]
        )
    }

    @Test func `a level is crossed by products, not by rounded ratios`() {
        var bench = AlertBench(limit: 9)
        #expect(bench.record(at: noon, used: 7) == [])
        #expect(bench.record(at: noon, used: 8).map(bench.tell) == ["80 sent usage"])
        var large = AlertBench(limit: .max)
        #expect(large.record(at: noon, used: .max).map(large.tell).last == "100 sent usage")
    }

    @Test func `one jump sends the highest level and names those it passed`() throws {
        var bench = AlertBench(limit: 50)
        let events = bench.record(at: noon, used: 55)
        #expect(
            events.map(bench.tell) == ["80 passed", "90 passed", "100 passed", "110 sent usage"]
        )
        guard case .recorded(let sent) = try #require(events.last) else { return }
        #expect(sent.passedThresholds == [.eighty, .ninety, .hundred])
        #expect(sent.severity == .critical)
        #expect(sent.utilizationBp == 11_000)
        #expect(bench.record(at: noon, used: 56) == [])
    }

    @Test func `a level under one that has spoken is recorded and not sent`() {
        var bench = AlertBench(limit: 50)
        _ = bench.record(at: noon, used: 37)
        let refused = bench.record(at: noon, used: 37) { $0.refusal = true }
        #expect(refused.map(bench.tell) == ["110 sent refusal"])
        // Sent for a refusal far below its level, it is re-armed before the next one is judged.
        let next = bench.record(at: noon.adding(hours: 2), used: 40)
        #expect(next.map(bench.tell) == ["rearm 110 at 40", "80 sent usage"])
    }

    @Test func `exactly a window later an alert may be sent again`() {
        for level in AlertThreshold.allCases {
            for (early, status) in [(Int64(1), "suppressed throttled"), (0, "sent usage after 0")] {
                var bench = AlertBench(limit: 100)
                bench.memory[level].lastSentAt = noon
                let clock = noon.adding(milliseconds: level.windowMilliseconds - early)
                let events = bench.record(at: clock, used: level.rawValue)
                let expected = status.replacing(" after 0", with: "")
                #expect(events.last.map(bench.tell) == "\(level.rawValue) \(expected)")
            }
        }
    }

    @Test func `a lower alert never delays a higher one`() {
        var bench = AlertBench(limit: 10)
        #expect(bench.record(at: noon, used: 8).map(bench.tell) == ["80 sent usage"])
        #expect(bench.record(at: noon, used: 9).map(bench.tell) == ["90 sent usage"])
        #expect(bench.record(at: noon, used: 10).map(bench.tell) == ["100 sent usage"])
        #expect(bench.record(at: noon, used: 11).map(bench.tell) == ["110 sent usage"])
    }

    @Test func `the cause is the first of limit, refusal, overbooking and use that applies`() {
        func cause(_ used: Int64, _ change: (inout AlertObservation) -> Void) -> String? {
            var bench = AlertBench(limit: 50)
            bench.overbookPct = 4
            return bench.record(at: noon, used: used, change).last.map(bench.tell)
        }
        #expect(cause(53) { $0.limitChanged = true } == "110 sent limit_change")
        #expect(cause(50) { $0.refusal = true } == "110 sent refusal")
        #expect(
            cause(52) {
                $0.refusal = true
                $0.flaggedOverbooked = true
            } == "110 sent overbooked"
        )
        #expect(cause(52) { $0.flaggedOverbooked = true } == "110 sent overbooked")
        #expect(cause(53) { _ in } == "110 sent overbooked")
        #expect(cause(50) { _ in } == "100 sent usage")
    }

    @Test func `a campaign that is not live keeps its alerts back until it is`() {
        var bench = AlertBench(limit: 10)
        bench.live = false
        #expect(bench.record(at: noon, used: 8).map(bench.tell) == ["80 suppressed not_live"])
        bench.live = true
        #expect(
            bench.record(at: noon, used: 8).map(bench.tell) == [
                "rearm 80 at 8", "80 sent usage after 1",
            ]
        )
        #expect(bench.record(at: noon, used: 8) == [])
    }

    @Test func `a higher level kept back does not silence a lower one once it is over`() {
        var bench = AlertBench(limit: 100)
        bench.live = false
        #expect(bench.record(at: noon, used: 91).map(bench.tell).last == "90 suppressed not_live")
        #expect(bench.record(at: noon, used: 100).map(bench.tell) == ["100 suppressed not_live"])
        bench.live = true
        #expect(
            bench.record(at: noon, used: 99).map(bench.tell) == [
                "rearm 90 at 99", "90 sent usage after 1",
            ]
        )
        #expect(
            bench.record(at: noon, used: 100).map(bench.tell) == [
                "rearm 100 at 100", "100 sent usage after 1",
            ]
        )
    }

    @Test func `a mute keeps alerts back and its end lets them out`() {
        var bench = AlertBench(limit: 10)
        bench.memory.mutedUntil = noon.adding(hours: 1)
        bench.memory.mutedThresholds = [.eighty]
        #expect(bench.record(at: noon, used: 8).map(bench.tell) == ["80 suppressed muted"])
        #expect(bench.record(at: noon.adding(minutes: 59), used: 8) == [])
        #expect(
            bench.record(at: noon.adding(minutes: 60), used: 8).map(bench.tell) == [
                "rearm 80 at 8", "80 sent usage after 1",
            ]
        )
        #expect(bench.record(at: noon.adding(minutes: 60), used: 9).map(bench.tell).count == 1)
    }

    @Test func `unmuting early lets alerts out too`() {
        var bench = AlertBench(limit: 10)
        bench.memory.mutedUntil = noon.adding(days: 30)
        bench.memory.mutedThresholds = [.eighty]
        _ = bench.record(at: noon, used: 8)
        bench.memory.mutedUntil = nil
        #expect(bench.record(at: noon, used: 8).map(bench.tell).last == "80 sent usage after 1")
    }

    @Test func `another pricing model arms everything and forgets when it was sent`() {
        var bench = AlertBench(limit: 10)
        _ = bench.record(at: noon, used: 8)
        _ = bench.move(to: 7, at: noon)
        _ = bench.move(to: 8, at: noon)
        #expect(bench.memory[.eighty].pendingSuppressed == 1)
        let events = bench.record(at: noon, used: 8) {
            $0.modelChanged = true
            $0.limitChanged = true
        }
        #expect(events.map(bench.tell) == ["forgotten", "80 sent limit_change after 1"])
    }

    @Test func `the highest level re-arms only five points below limit and cap`() {
        var bench = AlertBench(limit: 100)
        bench.overbookPct = 3
        #expect(bench.record(at: noon, used: 104).map(bench.tell).last == "110 sent overbooked")
        #expect(bench.move(to: 99, at: noon) == [])
        #expect(bench.move(to: 98, at: noon) == ["rearm 110 at 98"])
    }

    @Test func `a mute spares 110 and ends within 90 days`() {
        let end = noon.adding(days: 90)
        let three: Set<AlertThreshold> = [.eighty, .ninety, .hundred]
        #expect(AlertRules.muteRefusal(until: end, thresholds: three, clock: noon) == nil)
        #expect(
            AlertRules.muteRefusal(
                until: end.adding(milliseconds: 1),
                thresholds: three,
                clock: noon
            )
                == .muteNotAllowed
        )
        #expect(
            AlertRules.muteRefusal(until: end, thresholds: [.hundredTen], clock: noon)
                == .muteNotAllowed
        )
    }

    @Test func `recommendations name what to do and what is left`() {
        let byLevel = AlertThreshold.allCases.map {
            AlertRules.recommendations(threshold: $0, model: .seats)
        }
        #expect(
            byLevel == [
                [.planExpansion, .seatsLeft], [.approveExpansion, .seatsLeft],
                [.expandNow, .seatsLeft], [.enrollmentBlocked, .seatsLeft],
            ]
        )
        let byModel = PricingModel.allCases.map {
            AlertRules.recommendations(threshold: .eighty, model: $0)[1]
        }
        #expect(byModel == [.seatsLeft, .creditsLeft, .learnersLeft, .shareLeft, .seatsLeft])
    }
}
