/// The kinds of line on a statement and an invoice, in the order in which they are listed.
///
/// Source: domain §11.4.
package enum InvoiceLineKind: String, CaseIterable, Sendable, Comparable {
    /// Seats committed.
    case commitment
    /// Use beyond what was sold.
    case overage
    /// Credits bought.
    case creditPurchase = "credit_purchase"
    /// Learners served within the commitment.
    case learners
    /// The share of a bundle, which costs nothing by itself.
    case bundleZero = "bundle_zero"
    /// A bundle subscription of the company.
    case bundleSubscription = "bundle_subscription"
    /// A fee of custom terms.
    case fixedFee = "fixed_fee"
    /// A component of custom terms, by use.
    case component
    /// A milestone of custom terms.
    case milestone
    /// What a missed guarantee gives back.
    case guaranteeCredit = "guarantee_credit"

    /// The kind listed first comes first.
    package static func < (first: Self, second: Self) -> Bool { first.place < second.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
