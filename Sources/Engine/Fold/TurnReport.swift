package import Domain

/// What a committed turn came to.
package struct TurnReport: Sendable, Hashable {
    /// The position of the last folded record.
    package let position: Int64
    /// The clock after it.
    package let clock: Instant
    /// The last feed number of the outbox.
    package let feed: Int64
    /// Records, outputs, dispositions.
    package let figures: TurnFigures
    /// Pages of the write-ahead log that wait for a checkpoint.
    package var freshFrames: Int64 = 0

    /// Makes a report from its parts.
    package init(position: Int64, clock: Instant, feed: Int64, figures: TurnFigures) {
        self.position = position
        self.clock = clock
        self.feed = feed
        self.figures = figures
    }
}
