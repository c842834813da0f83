/// Whether campaigns of one subscription lend each other what they do not use.
///
/// Source: domain §7.7.
package enum SubscriptionBorrowing: String, CaseIterable, Sendable {
    /// Each keeps to its own share.
    case none
    /// A campaign that needs a unit takes it from a sibling.
    case siblings
}
