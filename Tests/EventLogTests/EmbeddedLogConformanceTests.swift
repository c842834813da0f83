import EventLog
import EventLogConformance
import Testing

@Suite("The embedded log is an event log", .timeLimit(.minutes(15)))
struct EmbeddedLogConformanceTests {
    @Test(arguments: EventLogCheck.allCases)
    func `the node's log keeps the promises of a log`(check: EventLogCheck) async throws {
        try await check.run(on: EmbeddedSubject(directory: TemporaryDirectory()))
    }

    @Test(arguments: EventLogCheck.allCases)
    func `a client's log keeps the promises of a log`(check: EventLogCheck) async throws {
        try await check.run(on: EmbeddedSubject(directory: TemporaryDirectory(), role: .client))
    }
}
