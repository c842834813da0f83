package import Contracts
package import Domain

/// The usage ledger: append-only, one record per billable fact or key.
///
/// Source: domain §11.1.
package final class UsageTable {
    private let insertRow: SQLStatement
    private let betweenSeqs: SQLStatement
    private let amountsOfMonth: SQLStatement
    private let byKey: SQLStatement
    private let keysLike: SQLStatement
    private let byReversed: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 20).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO usage VALUES (\(marks))")
        betweenSeqs = try SQLStatement(
            connection,
            "SELECT \(UsageRow.columns) FROM usage WHERE seq >= ? AND seq < ?"
        )
        amountsOfMonth = try SQLStatement(
            connection,
            """
            SELECT \(UsageRow.columns) FROM usage
            WHERE company = ? AND period = ? AND amount IS NOT NULL ORDER BY seq
            """
        )
        byKey = try SQLStatement(
            connection,
            """
            SELECT \(UsageRow.columns) FROM usage
            WHERE company = ? AND campaign IS ? AND key = ? AND reverses IS NULL
                AND key IS NOT NULL
            """
        )
        keysLike = try SQLStatement(
            connection,
            """
            SELECT \(UsageRow.columns) FROM usage
            WHERE company = ?1 AND campaign IS ?2 AND key IS NOT NULL AND reverses IS NULL
                AND substr(key, 1, length(?3)) = ?3
            ORDER BY seq
            """
        )
        byReversed = try SQLStatement(connection, "SELECT id FROM usage WHERE reverses = ?")
    }

    /// A record with a core-made id.
    package func find(id: String, position: Int64) throws(StorageFault) -> UsageRow? {
        try betweenSeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            { UsageRow(&$0) }
        )
        .lazy.compactMap { $0 }.first { $0.id == id }
    }

    /// The record that was written for a key, if one was.
    package func find(
        key: String,
        company: String,
        campaign: String?
    ) throws(StorageFault) -> UsageRow? {
        try byKey.first(
            {
                $0.add(company)
                $0.add(campaign)
                $0.add(key)
            },
            { UsageRow(&$0) }
        ) ?? nil
    }

    /// The records whose key starts so, in the order in which they were written.
    package func find(
        keysStartingWith prefix: String,
        company: String,
        campaign: String?
    ) throws(StorageFault) -> [UsageRow] {
        try keysLike.all(
            {
                $0.add(company)
                $0.add(campaign)
                $0.add(prefix)
            },
            { UsageRow(&$0) }
        )
        .compactMap { $0 }
    }

    /// What was booked with an amount in a month of a company, in order.
    package func amounts(
        company: String,
        period: CivilMonth
    ) throws(StorageFault) -> [UsageRow] {
        try amountsOfMonth.all(
            {
                $0.add(company)
                $0.add(period.iso)
            },
            { UsageRow(&$0) }
        )
        .compactMap { $0 }
    }

    /// Whether a record was taken back.
    package func isReversed(_ id: String) throws(StorageFault) -> Bool {
        try byReversed.first({ $0.add(id) }, { _ in true }) ?? false
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
            binder.add(usage.unit.rawValue)
            binder.add(usage.participantId)
            binder.add(usage.ref)
            binder.add(usage.effectiveAt.ms)
            binder.add(usage.period)
            binder.add(usage.lateFor)
            binder.add(usage.model.rawValue)
            binder.add(usage.key)
            binder.add(usage.minutes)
            binder.add(usage.amount?.amount)
            binder.add(usage.amount?.currency.rawValue)
            binder.add(usage.reverses)
            binder.add(reason)
        }
    }
}
