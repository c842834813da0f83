package import Contracts

/// What the comparison of ledger, counters and statements found.
///
/// Source: domain §11.5.
package struct ReconciliationReport: Sendable, Hashable {
    /// Numbers of one campaign and unit that should be equal and are not.
    package struct Difference: Sendable, Hashable {
        /// The campaign.
        package let campaign: String
        /// What is counted.
        package let unit: String
        /// The sum over the records of the ledger.
        package let ledger: Int64
        /// What the counter of the campaign says.
        package let counter: Int64
        /// What is rated; nil for what is not.
        package let rated: Int64?

        /// The difference as an object of the command line and the API.
        package var json: JSONObject {
            var object: JSONObject = [
                "campaignId": .string(campaign), "unit": .string(unit), "ledger": .int(ledger),
                "counter": .int(counter),
            ]
            object["rated"] = rated.map { .int($0) }
            return object
        }
    }

    /// How many records of the ledger were read.
    package let facts: Int64
    /// What differs; empty when all is well.
    package let differences: [Difference]
}
