package import Domain

/// The alert records, sent, suppressed and passed.
///
/// Source: domain §8.
package final class AlertTable {
    private let insertRow: SQLStatement
    private let betweenSeqs: SQLStatement
    private let acknowledgeRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            """
            INSERT INTO alerts VALUES
                (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)
            """
        )
        betweenSeqs = try SQLStatement(
            connection,
            """
            SELECT seq, id, company, status, acked_by FROM alerts WHERE seq >= ? AND seq < ?
            """
        )
        acknowledgeRow = try SQLStatement(
            connection,
            "UPDATE alerts SET acked_by = ?, acked_at = ?, note = ? WHERE seq = ?"
        )
    }

    /// Adds a record.
    package func insert(
        seq: Int64,
        id: String,
        company: String,
        campaign: String,
        modelEpoch: Int64,
        _ alert: AlertRecord,
        at clock: Instant
    ) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(seq)
            binder.add(id)
            binder.add(company)
            binder.add(campaign)
            binder.add(modelEpoch)
            binder.add(alert.threshold.rawValue)
            binder.add(alert.severity.rawValue)
            binder.add(alert.cause.rawValue)
            binder.add(alert.status.rawValue)
            binder.add(alert.suppressReason?.rawValue)
            binder.add(alert.used)
            binder.add(alert.limit)
            binder.add(alert.cap)
            binder.add(alert.utilizationBp)
            binder.add(clock.ms)
            binder.add(alert.suppressedBefore)
        }
    }

    /// The place, company, status and acknowledger of a record with a core-made id.
    package func find(
        id: String,
        position: Int64
    ) throws(StorageFault) -> (seq: Int64, company: String, status: String, ackedBy: String?)? {
        let rows = try betweenSeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            {
                (
                    seq: $0.int(), id: $0.text(), company: $0.text(), status: $0.text(),
                    ackedBy: $0.optionalText()
                )
            }
        )
        return rows.first { $0.id == id }.map { ($0.seq, $0.company, $0.status, $0.ackedBy) }
    }

    /// Notes who has seen a record.
    package func acknowledge(
        seq: Int64,
        by: String,
        at clock: Instant,
        note: String?
    ) throws(StorageFault) {
        try acknowledgeRow.run { binder in
            binder.add(by)
            binder.add(clock.ms)
            binder.add(note)
            binder.add(seq)
        }
    }
}
