/// A probe that notes nothing, for rebuilds and for measuring.
package struct NoProbe: TurnProbe {
    /// Makes the probe.
    package init() {}

    /// Does nothing.
    package func reached(_ step: TurnStep) {}
}
