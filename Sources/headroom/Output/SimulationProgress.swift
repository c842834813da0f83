import Simulation
import Synchronization

/// Shows how many histories are done, from whichever task ends one.
final class SimulationProgress: Sendable {
    private let state: Mutex<(progress: Progress, count: Int64)>

    /// Starts at nothing.
    init(total: Int64, isQuiet: Bool) {
        state = Mutex((Progress(label: "histories", total: total, isQuiet: isQuiet), 0))
    }

    /// Counts a history.
    func note(_ outcome: SimulationOutcome) {
        state.withLock { state in
            state.count += 1
            state.progress.reached(state.count)
        }
    }

    /// Ends the line.
    func finish() { state.withLock { $0.progress.finish() } }
}
