/// When in a program an outcome was measured.
///
/// Source: domain §12.3, §21.2.
package enum OutcomePhase: String, CaseIterable, Sendable {
    /// Before it.
    case baseline
    /// In the course of it.
    case progress
    /// At its end.
    case final
}
