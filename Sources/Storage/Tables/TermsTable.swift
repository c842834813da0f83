import Contracts
import Domain

/// The terms of the campaigns, by the date from which they hold.
package final class TermsTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let ofCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM terms WHERE id = ?")
        ofCampaign = try SQLStatement(
            connection,
            """
            SELECT id, effective_from, model, currency, body, at, by, reason
            FROM terms WHERE campaign = ? ORDER BY effective_from
            """
        )
    }

    /// Adds terms or writes them anew.
    package func save(_ row: TermsRow, campaign: String) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(campaign)
            binder.add(row.effectiveFrom.iso)
            binder.add(row.terms.model.rawValue)
            binder.add(row.currency.rawValue)
            binder.add(CanonicalJSON.bytes(of: .object(row.terms.json(in: row.currency))))
            binder.add(row.at.ms)
            binder.add(row.by)
            binder.add(row.reason)
        }
    }

    /// Takes terms away that were replaced or became draft terms again.
    package func remove(id: String) throws(StorageFault) {
        try removeRow.run { $0.add(id) }
    }

    /// The terms of a campaign, earliest first.
    package func find(campaign: String) throws(StorageFault) -> [TermsRow] {
        try ofCampaign.all({ $0.add(campaign) }, read).compactMap { $0 }
    }

    private func read(_ row: inout Columns) -> TermsRow? {
        let id = row.text()
        let date = CivilDate(iso: row.text())
        let model = PricingModel(rawValue: row.text())
        let currency = Currency(rawValue: row.text())
        let body = StoredJSON.object(row.bytes())
        guard let date, let model, let currency, let body,
            let terms = CommercialTerms(
                model: model,
                json: body,
                effectiveFrom: date,
                in: currency
            )
        else { return nil }
        return TermsRow(
            id: id,
            terms: terms,
            currency: currency,
            at: Instant(ms: row.int()),
            by: row.text(),
            reason: row.optionalText()
        )
    }
}
