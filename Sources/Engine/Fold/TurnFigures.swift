package import Contracts

/// What a turn did, for metrics and for the person at the terminal.
package struct TurnFigures: Sendable, Hashable {
    /// Records folded.
    package var records: Int64 = 0
    private var outputCounts = [Int64](repeating: 0, count: OutputType.indexLimit)
    /// Inputs by what became of them.
    package private(set) var dispositions: [Disposition: Int64] = [:]
    /// Alert records by their status.
    package var alerts: [String: Int64] = [:]

    /// Starts at nothing.
    package init() {}

    /// Outputs by type, as far as there were any.
    package var outputs: [OutputType: Int64] {
        var counts: [OutputType: Int64] = [:]
        for type in OutputType.allCases where outputCounts[type.index] > 0 {
            counts[type] = outputCounts[type.index]
        }
        return counts
    }

    mutating func note(_ type: OutputType) { outputCounts[type.index] += 1 }

    mutating func note(_ disposition: Disposition, by amount: Int64 = 1) {
        dispositions[disposition, default: 0] += amount
    }
}
