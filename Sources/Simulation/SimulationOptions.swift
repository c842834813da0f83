package import Contracts

/// What is done to a simulated history beyond its seed; tests use it to see a run fail.
package struct SimulationOptions: Sendable {
    /// Records after the setting.
    package var length = 150
    /// How the relay goes about confirms.
    package var relay = SimulatedRelay.Manner.careful
    /// Called between turns with the node's file and how many turns were tried; the engine is
    /// opened anew behind it.
    package var tamper: (@Sendable (_ path: String, _ turn: Int) throws -> Void)?
    /// What the node reads in place of what was appended.
    package var misread: (@Sendable ([LogMessage]) -> [LogMessage])?

    /// The options of an honest run.
    package init() {}
}
