/// How a completed instance ended.
///
/// Source: domain §5.1.
package enum InstanceOutcome: String, CaseIterable, Sendable {
    /// It ran.
    case finished
    /// It never started.
    case canceled
}
