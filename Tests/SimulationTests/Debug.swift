import Foundation
import Simulation
import Testing

@Test func many() async throws {
    let from = Int(ProcessInfo.processInfo.environment["FROM"] ?? "1") ?? 1
    let to = Int(ProcessInfo.processInfo.environment["TO"] ?? "100") ?? 100
    let outcomes = try await Simulation.run(seeds: from...to)
    for outcome in outcomes where !outcome.isSound {
        print("SEED \(outcome.seed): \(outcome.violations.joined(separator: "; "))")
    }
    print("SUM \(outcomes.count) \(outcomes.filter { !$0.isSound }.count)")
}
