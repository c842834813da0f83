import Simulation
import Testing

@Suite("Simulated histories")
struct SimulationTests {
    @Test func `a range of seeds holds`() async throws {
        let outcomes = try await Simulation.run(seeds: 1...20)

        for outcome in outcomes where !outcome.isSound {
            Issue.record("seed \(outcome.seed): \(outcome.violations.joined(separator: "; "))")
        }
        print(
            outcomes.map { "\($0.records)/\($0.turns)/\($0.deaths)/\($0.faults)/\($0.deliveries)" }
        )
    }
}
