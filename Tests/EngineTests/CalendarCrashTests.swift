import Contracts
import Domain
import Engine
import Simulation
import Storage
import Synchronization
import Testing
import Threading

@Suite("The calendar and crashes")
struct CalendarCrashTests {
    /// Breaks every second turn, each time one step later.
    private final class Breaker: TurnProbe {
        struct Broken: Error {}

        private let count = Mutex(0)
        private static let steps: [TurnStep] = [.folded, .written, .begun]

        func reached(_ step: TurnStep) throws {
            guard Self.steps.contains(step) else { return }
            let number = count.withLock { count in
                count += 1
                return count
            }
            if number % 4 == 0 { throw Broken() }
        }
    }

    @Test func `what is due happens once, however often the turn breaks off`() async throws {
        let stage = try await Stage.planned(
            start: "2026-06-01",
            end: "2026-08-31",
            ["recruitLeadDays": .int(20), "autoCloseDays": .int(5)]
        )
        try await stage.done(.instanceCreate, Stage.cohort("2026-06-10", "2026-07-10", id: "a"))
        try await stage.done(.instanceClone, ["instanceId": .string("a"), "shiftDays": .int(7)])
        try await stage.done(.blackoutAdd, Stage.blackout("2026-06-01", "2026-06-03"))
        try await stage.done(
            .recurrenceSet,
            Stage.on("c1", ["every": .string("month"), "leadDays": .int(3), "endsAfter": .int(3)])
        )
        try await stage.done(
            .scheduleCreate,
            Stage.order(to: "paused", on: "2026-06-20", id: "s1", ["reason": .string("why")])
        )
        try await stage.done(.scheduleCreate, Stage.order(to: "active", on: "2026-06-25"))
        for day in ["2026-05-20", "2026-06-12", "2026-06-30", "2026-12-31"] {
            try await stage.tick("\(day)T12:00:00Z")
        }
        try await stage.expectSound()

        let path = stage.directory + "/again.sqlite"
        let executor = ThreadExecutor(name: "again")
        defer { executor.stop() }
        let breaker = Breaker()
        var breaks = 0
        var engine = try Engine(path: path, executor: executor, probe: breaker)
        for record in stage.records {
            while true {
                do {
                    _ = try await engine.turn([record])
                    break
                } catch is Breaker.Broken {
                    // As after a crash, nothing is left but the file.
                    breaks += 1
                    engine = try Engine(path: path, executor: executor, probe: breaker)
                }
            }
        }

        #expect(breaks > 5)
        let tables = (
            try NodeDigest(path: stage.path).tables(), try NodeDigest(path: path).tables()
        )
        #expect(tables.0 == tables.1)
    }
}
