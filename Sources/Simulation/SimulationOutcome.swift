/// What one simulated history came to.
package struct SimulationOutcome: Sendable, Hashable {
    /// The seed that replays it.
    package let seed: Int
    /// Records of the log.
    package internal(set) var records = 0
    /// Turns that were committed.
    package internal(set) var turns = 0
    /// Deaths of the process.
    package internal(set) var deaths = 0
    /// Turns that failed and were repeated.
    package internal(set) var faults = 0
    /// Messages that consumers received, repetitions included.
    package internal(set) var deliveries = 0
    /// Whatever did not hold, one sentence each.
    package internal(set) var violations: [String] = []

    /// Whether everything held.
    package var isSound: Bool { violations.isEmpty }
}
