/// Watches the steps of the turns; production notes the position, tests crash it.
package protocol TurnProbe: Sendable {
    /// Called at every step, on the engine's thread. What it throws ends the turn.
    func reached(_ step: TurnStep) throws
}
