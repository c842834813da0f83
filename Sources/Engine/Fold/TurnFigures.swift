package import Contracts

/// What a turn did, for metrics and for the person at the terminal.
package struct TurnFigures: Sendable, Hashable {
    /// Records folded.
    package var records: Int64 = 0
    /// Outputs by type.
    package private(set) var outputs: [OutputType: Int64] = [:]
    /// Inputs by what became of them.
    package private(set) var dispositions: [Disposition: Int64] = [:]
    /// Alert records by their status.
    package var alerts: [String: Int64] = [:]

    /// Starts at nothing.
    package init() {}

    mutating func note(_ type: OutputType) { outputs[type, default: 0] += 1 }

    mutating func note(_ disposition: Disposition, by amount: Int64 = 1) {
        dispositions[disposition, default: 0] += amount
    }
}
