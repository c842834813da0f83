/// Runs many made-up histories.
///
/// `headroom simulate` and the tests are its users.
package enum Simulation {
    /// Runs the histories of all seeds, a few at a time; `progress` hears of each as it ends.
    ///
    /// Returns the outcomes in the order of their seeds. Throws when there is no place for files.
    package static func run(
        seeds: ClosedRange<Int>,
        options: SimulationOptions = SimulationOptions(),
        atOnce: Int = 3,
        progress: @Sendable (SimulationOutcome) -> Void = { _ in }
    ) async throws -> [SimulationOutcome] {
        var outcomes: [SimulationOutcome] = []
        try await withThrowingTaskGroup(of: SimulationOutcome.self) { group in
            var next = seeds.lowerBound
            func add() {
                guard next <= seeds.upperBound else { return }
                let seed = next
                next += 1
                group.addTask { try await SimulationRun(seed: seed, options: options).run() }
            }
            for _ in 0..<max(1, atOnce) { add() }
            while let outcome = try await group.next() {
                progress(outcome)
                outcomes.append(outcome)
                add()
            }
        }
        return outcomes.sorted { $0.seed < $1.seed }
    }
}
