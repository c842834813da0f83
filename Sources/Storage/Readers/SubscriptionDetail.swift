package import Contracts

/// Everything that is known of one bundle subscription.
///
/// Source: domain §2, §7.7.
package struct SubscriptionDetail: Sendable, Hashable {
    /// What one campaign has lent another.
    package struct Lent: Sendable, Hashable {
        /// The campaign that lent.
        package let lender: String
        /// The campaign that borrowed.
        package let borrower: String
        /// How many learners.
        package let learners: Int64
    }

    /// What was bought, how it stands, and the shares.
    package let row: SubscriptionRow
    /// What is lent now, by lender and borrower.
    package let loans: [Lent]

    /// The subscription as an object of the command line and the API.
    package var json: JSONObject {
        var object = row.json
        object["loans"] = .array(
            loans.map { loan in
                .object([
                    "lender": .string(loan.lender), "borrower": .string(loan.borrower),
                    "learners": .int(loan.learners),
                ])
            }
        )
        return object
    }
}
