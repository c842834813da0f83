package import Contracts
package import Domain

/// A quota with what is used of it in its current period.
///
/// Source: domain §16.
package struct QuotaEntry: Sendable, Hashable {
    /// The quota.
    package let row: QuotaRow
    /// What is used, and what was told of it.
    package let use: QuotaUse

    /// The entry as an object of the command line.
    package var json: JSONObject {
        var object = row.json
        object["use"] = row.amount(use.use)
        object["periodStart"] = use.periodStart.map { .string($0.iso) }
        object["crossedPcts"] = .array(use.crossedPcts.map { .int($0) })
        return object
    }
}
