/// What became of an alert.
///
/// Source: domain §8.2.
package enum AlertStatus: String, CaseIterable, Sendable {
    /// People were told.
    case sent
    /// It was kept back, for a reason.
    case suppressed
    /// A higher level spoke for it.
    case passed
}
