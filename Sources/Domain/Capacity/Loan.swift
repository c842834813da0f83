/// One unit of a bundle that one campaign uses and another one owns.
///
/// Source: domain §7.7.
package struct Loan: Hashable, Sendable {
    /// Its place in the order in which the loans of a subscription were made, 1 or more.
    package let number: Int64
    /// The campaign that owns the unit.
    package let lender: String
    /// The campaign that uses it.
    package let borrower: String

    /// A loan between two campaigns of one subscription.
    package init(number: Int64, lender: String, borrower: String) {
        self.number = number
        self.lender = lender
        self.borrower = borrower
    }

    /// Whether a campaign lent or borrowed it.
    package func involves(_ campaign: String) -> Bool {
        lender == campaign || borrower == campaign
    }
}
