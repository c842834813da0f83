package import Contracts
package import Domain

/// The usage ledger: append-only, one record per billable fact.
///
/// Source: domain §11.1.
package final class UsageTable {
    private let insertRow: SQLStatement
    private let betweenSeqs: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 15).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO usage VALUES (\(marks))")
        betweenSeqs = try SQLStatement(
            connection,
            "SELECT id, period, model FROM usage WHERE seq >= ? AND seq < ?"
        )
    }

    /// The period and the model of a record with a core-made id.
    package func find(
        id: String,
        position: Int64
    ) throws(StorageFault) -> (period: CivilMonth, model: PricingModel)? {
        let rows = try betweenSeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            { (id: $0.text(), period: $0.text(), model: $0.text()) }
        )
        guard let row = rows.first(where: { $0.id == id }),
            let period = CivilMonth(iso: row.period), let model = PricingModel(rawValue: row.model)
        else { return nil }
        return (period, model)
    }

    /// Adds a record.
    package func insert(
        seq: Int64,
        company: String,
        _ usage: BillingUsageRecorded,
        reason: String?
    ) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(seq)
            binder.add(usage.usageId)
            binder.add(company)
            binder.add(usage.campaign)
            binder.add(usage.instanceId)
            binder.add(usage.usageType.rawValue)
            binder.add(usage.quantity)
            binder.add(usage.participantId)
            binder.add(usage.ref)
            binder.add(usage.effectiveAt.ms)
            binder.add(usage.period)
            binder.add(usage.lateFor)
            binder.add(usage.model.rawValue)
            binder.add(usage.reverses)
            binder.add(reason)
        }
    }
}
