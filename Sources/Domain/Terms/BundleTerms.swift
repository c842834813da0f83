/// One version of terms for a share of a subscription.
///
/// Source: domain §9.1.
package struct BundleTerms: Hashable, Sendable {
    /// The local date from which the version holds.
    package let effectiveFrom: CivilDate
    /// The subscription of the same company.
    package let subscription: String
    /// The share of it, 1–10000 basis points.
    package let shareBp: Int64

    /// A version of the terms.
    package init(effectiveFrom: CivilDate, subscription: String, shareBp: Int64) {
        self.effectiveFrom = effectiveFrom
        self.subscription = subscription
        self.shareBp = shareBp
    }
}
