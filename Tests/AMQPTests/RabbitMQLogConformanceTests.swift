import BrokerSupport
import EventLogConformance
import Testing

@Suite(
    "The log on a broker is an event log",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct RabbitMQLogConformanceTests {
    @Test(arguments: EventLogCheck.allCases)
    func `it keeps the promises of a log`(check: EventLogCheck) async throws {
        let isCut = check == .saysHistoryIsGone || check == .keepsTheRest
        try await check.run(on: BrokerSubject(isCut: isCut))
    }
}
