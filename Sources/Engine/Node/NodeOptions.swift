/// How a node runs; every figure has a default that suits one machine.
package struct NodeOptions: Sendable, Hashable {
    /// Records that a turn takes at most.
    package var turnRecords = 4096
    /// Records that are decoded ahead of the engine at most.
    package var aheadRecords = 16_384
    /// Outputs that may wait for the broker before the engine takes no more records.
    package var backlogOutputs: Int64 = 200_000
    /// Confirmed outputs that are kept for re-reading.
    package var keptOutputs: Int64 = 1_000_000
    /// Whether this node appends ticks.
    package var ticks = true

    /// The defaults.
    package init() {}
}
