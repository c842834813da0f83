import Domain
import Testing

@Suite("Alert timeline")
struct AlertTimelineTests {
    @Test func `three days of a campaign with fifty seats`() throws {
        var bench = AlertBench(limit: 50)
        #expect(bench.move(to: 39, at: try at(1, "09:00")) == [])
        #expect(bench.move(to: 40, at: try at(1, "10:00")) == ["80 sent usage"])
        #expect(bench.move(to: 39, at: try at(1, "12:00")) == [])
        #expect(bench.move(to: 40, at: try at(1, "12:05")) == [])
        #expect(bench.move(to: 37, at: try at(1, "15:00")) == ["rearm 80 at 37"])
        #expect(bench.move(to: 40, at: try at(1, "16:00")) == ["80 suppressed throttled"])
        #expect(bench.memory[.eighty].pendingSuppressed == 1)
        #expect(bench.move(to: 37, at: try at(2, "09:00")) == ["rearm 80 at 37"])
        #expect(bench.move(to: 40, at: try at(2, "10:00")) == ["80 sent usage after 1"])
        try continueWithFewerSeats(&bench)
        try continueMuted(&bench)
    }

    private func continueWithFewerSeats(_ bench: inout AlertBench) throws {
        bench.limit = 40
        let cut = bench.record(at: try at(2, "11:00")) { $0.limitChanged = true }
        #expect(cut.map(bench.tell) == ["90 passed", "100 sent limit_change"])
        #expect(bench.move(to: 44, at: try at(2, "11:30")) == ["110 sent usage"])
        #expect(bench.record(at: try at(2, "11:40")) { $0.refusal = true } == [])
        #expect(bench.record(at: try at(2, "11:50")) == [])
        #expect(bench.move(to: 42, at: try at(2, "12:05")) == ["rearm 110 at 42"])
        #expect(bench.move(to: 44, at: try at(2, "12:20")) == ["110 suppressed throttled"])
        #expect(bench.memory[.hundredTen].pendingSuppressed == 1)
        #expect(bench.move(to: 42, at: try at(2, "13:00")) == ["rearm 110 at 42"])
        #expect(bench.move(to: 44, at: try at(2, "13:30")) == ["110 sent usage after 1"])
        #expect(
            bench.move(to: 31, at: try at(2, "14:00")) == [
                "rearm 110 at 42", "rearm 100 at 38", "rearm 90 at 34",
            ]
        )
    }

    private func continueMuted(_ bench: inout AlertBench) throws {
        bench.memory.mutedUntil = try at(3, "08:00")
        bench.memory.mutedThresholds = [.eighty, .ninety, .hundred]
        #expect(bench.move(to: 36, at: try at(2, "15:00")) == ["90 suppressed muted"])
        #expect(bench.memory[.ninety].pendingSuppressed == 1)
        #expect(
            bench.move(to: 30, at: try at(3, "09:00")) == ["rearm 90 at 34", "rearm 80 at 30"]
        )
        #expect(bench.move(to: 32, at: try at(3, "09:05")) == ["80 suppressed throttled"])
        #expect(bench.memory[.eighty].pendingSuppressed == 1)
    }

    @Test func `seven seats without overbooking`() throws {
        var bench = AlertBench(limit: 7)
        #expect(bench.cap == 7)
        #expect(bench.move(to: 6, at: try at(1, "09:00")) == ["80 sent usage"])
        #expect(
            bench.move(to: 7, at: try at(1, "09:10")) == ["90 passed", "100 sent usage"]
        )
        let eighth = bench.record(at: try at(1, "09:20")) { $0.refusal = true }
        #expect(eighth.map(bench.tell) == ["110 sent refusal"])
        #expect(bench.record(at: try at(1, "09:30")) { $0.refusal = true } == [])
        #expect(
            bench.move(to: 6, at: try at(1, "09:40")) == ["rearm 100 at 6", "rearm 110 at 6"]
        )
        #expect(bench.move(to: 7, at: try at(1, "09:40")) == ["100 suppressed throttled"])
        let again = bench.record(at: try at(1, "09:46")) { $0.refusal = true }
        #expect(again.map(bench.tell) == ["110 suppressed throttled"])
    }

    @Test func `without a limit a refusal alerts and a fact is only recorded`() throws {
        var bench = AlertBench(limit: 0)
        let refused = bench.record(at: try at(1, "09:00")) { $0.refusal = true }
        #expect(refused.map(bench.tell) == ["110 sent refusal"])
        #expect(bench.record(at: try at(1, "11:00")) { $0.refusal = true } == [])
        #expect(
            bench.move(to: 1, at: try at(1, "09:05")) == ["80 passed", "90 passed", "100 passed"]
        )
    }

    private func at(_ day: Int, _ time: String) throws -> Instant {
        try Given.instant("2026-03-0\(day)T\(time):00Z")
    }
}
