package import Domain

/// What was read, with the position of the log that it reflects.
package struct AsOf<Value: Sendable>: Sendable {
    /// What was read.
    package let value: Value
    /// The position of the last record folded into it, 0 for none.
    package let position: Int64
    /// The log's clock at that position.
    package let clock: Instant

    /// Ties a value to the snapshot it was read from.
    package init(value: Value, position: Int64, clock: Instant) {
        self.value = value
        self.position = position
        self.clock = clock
    }
}
