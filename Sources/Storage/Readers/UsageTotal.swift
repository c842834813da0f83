package import Contracts

/// What a campaign used in one month, by kind.
///
/// Source: domain §11.1.
package struct UsageTotal: Sendable, Hashable {
    /// The company.
    package let company: String
    /// The campaign; nil for what a subscription costs.
    package let campaign: String?
    /// The local month it is booked in.
    package let period: String
    /// What was used, a `UsageType`.
    package let type: String
    /// The sum of the quantities, reversals included.
    package let quantity: Int64
    /// How many records of the ledger it is the sum of.
    package let records: Int64

    /// The total as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "companyId": .string(company), "period": .string(period), "type": .string(type),
            "quantity": .int(quantity), "records": .int(records),
        ]
        object["campaignId"] = campaign.map { .string($0) }
        return object
    }
}
