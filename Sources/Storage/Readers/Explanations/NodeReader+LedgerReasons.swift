import Contracts
package import Domain

/// Why a sum of the ledger is what it is. Source: domain §11.1.
extension NodeReader {
    /// The records behind a sum of the ledger, of one month or of all; nil when there is no such
    /// campaign, or it belongs to another company.
    package func explain(
        ledgerOf campaign: String,
        _ type: LedgerType,
        month: CivilMonth?,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let row = try CampaignTable(view.connection).find(campaign),
                scope.admits(row.company)
            else { return nil }
            var query = LedgerQuery(campaign: campaign, company: row.company)
            query.types = [type]
            query.month = month
            let (section, sum) = try query.section(view, scope)
            let period = month.map { " of \($0.iso)" } ?? ""
            var explanation = Explanation(
                "\(campaign): \(type.rawValue)\(period) comes to \(sum.quantity) in"
                    + " \(sum.records) records \(scope.words).",
                figures: [
                    "campaignId": .string(campaign), "type": .string(type.rawValue),
                    "quantity": .int(sum.quantity), "records": .int(sum.records),
                ],
                sections: [section]
            )
            explanation.figures["month"] = month.map { .string($0.iso) }
            if scope.moment == .now {
                let stored = try UsageSumTable(view.connection).find(campaign: campaign)
                    .filter { $0.type == type && (month == nil || $0.period == month) }
                    .reduce(0) { Arithmetic.saturatingSum($0, $1.quantity) }
                if stored != sum.quantity {
                    explanation.differences.append(
                        "the sum is stored as \(stored), the records come to \(sum.quantity)"
                    )
                }
            }
            return explanation
        }
    }
}
