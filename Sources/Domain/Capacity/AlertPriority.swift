/// How urgently an alert is delivered.
///
/// Source: domain §8.1.
package enum AlertPriority: String, CaseIterable, Sendable {
    /// When convenient.
    case low
    /// As usual.
    case normal
    /// Before others.
    case high
    /// At once.
    case critical
}
