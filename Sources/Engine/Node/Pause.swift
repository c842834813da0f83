/// A wait between attempts: longer every time, with jitter, at most five seconds.
struct Pause: Sendable {
    /// How many attempts have failed.
    private(set) var attempts = 0

    /// Waits; a cancelled task does not wait.
    mutating func take() async {
        let ceiling = min(5_000, 100 << min(attempts, 6))
        attempts += 1
        let milliseconds = Int.random(in: (ceiling / 2)...ceiling)
        try? await Task.sleep(for: .milliseconds(milliseconds))
    }
}
