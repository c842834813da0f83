/// How long to wait before the next attempt: doubling, bounded, and spread by chance.
///
/// Pure: the caller brings the random number, so every wait can be tested.
package struct Backoff: Sendable, Hashable {
    /// The first wait and the longest one.
    package let range: ClosedRange<Duration>
    /// How many attempts have failed since the last success.
    package private(set) var failures = 0

    /// Makes a back-off that has seen no failure.
    package init(range: ClosedRange<Duration> = .milliseconds(200)...(.seconds(20))) {
        self.range = range
    }

    /// Counts a failure and returns the wait: between half of the current step and all of it.
    ///
    /// `chance` is any number; equal numbers give equal waits.
    package mutating func failed(chance: UInt64) -> Duration {
        let doublings = min(failures, 20)
        failures += 1
        let step = min(range.lowerBound * (1 << doublings), range.upperBound)
        return step / 2 + step / 2 * Int(chance % 1_001) / 1_000
    }

    /// Starts over after a success.
    package mutating func succeeded() {
        failures = 0
    }
}
