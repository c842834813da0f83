/// What made a level be reached.
///
/// Source: domain §8.2.
package enum AlertCause: String, CaseIterable, Sendable {
    /// More was used.
    case usage
    /// The limit changed, other than by a loan.
    case limitChange = "limit_change"
    /// A request was refused for want of capacity.
    case refusal
    /// The cap was exceeded.
    case overbooked
}
