import Contracts

/// Shortens a failing history as long as it keeps failing, so that a person can read it.
package struct Shrinker: Sendable {
    private let options: SimulationOptions
    private let attempts: Int

    /// `attempts` bounds how many runs it may take.
    package init(options: SimulationOptions = SimulationOptions(), attempts: Int = 200) {
        self.options = options
        self.attempts = attempts
    }

    /// A history without the records that do not matter; the same one when it does not fail.
    package func shortened(_ history: History) async throws -> History {
        var best = history
        guard try await fails(best) else { return best }
        var (size, left) = (max(1, best.messages.count / 2), attempts)
        while left > 0 {
            var start = 0
            var wasShortened = false
            while start < best.messages.count, left > 0 {
                let shorter = best.without(start..<min(start + size, best.messages.count))
                left -= 1
                if try await fails(shorter) {
                    best = shorter
                    wasShortened = true
                } else {
                    start += size
                }
            }
            if size == 1, !wasShortened { break }
            size = max(1, size / 2)
        }
        return best
    }

    private func fails(_ history: History) async throws -> Bool {
        try await !SimulationRun(history, options: options).run().isSound
    }
}
