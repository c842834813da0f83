import Contracts
package import Domain

/// How the last comparison of each campaign ended; one without a row was never found wrong.
///
/// Source: domain §11.5.
package final class ReconciliationTable {
    private let replaceRow: SQLStatement
    private let byCampaign: SQLStatement
    private let differing: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO reconciliations VALUES (?, ?, ?, ?)"
        )
        byCampaign = try SQLStatement(
            connection,
            "SELECT status FROM reconciliations WHERE campaign = ?"
        )
        differing = try SQLStatement(
            connection,
            """
            WITH sums AS (
                SELECT campaign, sum(CASE type WHEN 'seat_assigned' THEN quantity
                        WHEN 'seat_released' THEN -quantity ELSE 0 END) AS volunteers,
                    sum(iif(type = 'credits_consumed', quantity, 0)) AS mc,
                    sum(iif(type = 'learner_served', quantity, 0)) AS learners,
                    sum(iif(type = 'session', quantity, 0)) AS sessions
                FROM usage_sums GROUP BY campaign)
            SELECT k.campaign FROM campaigns c JOIN capacity k ON k.campaign = c.id
                LEFT JOIN sums s ON s.campaign = c.id
                LEFT JOIN reconciliations r ON r.campaign = c.id
            WHERE c.company = ? AND c.status <> 'draft'
                AND (k.volunteers <> coalesce(s.volunteers, 0)
                    OR k.credits_mc <> coalesce(s.mc, 0) OR k.served <> coalesce(s.learners, 0)
                    OR k.sessions <> coalesce(s.sessions, 0))
                    <> (coalesce(r.status, 'matched') = 'mismatched')
            ORDER BY c.id
            """
        )
    }

    /// Writes how a comparison ended.
    package func save(
        _ reconciliation: Reconciliation,
        campaign: String,
        at clock: Instant
    ) throws(StorageFault) {
        let rows = reconciliation.rows.map { row -> JSON in
            var object: JSONObject = [
                "unit": .string(row.unit.rawValue), "counter": .int(row.counter),
            ]
            object["ledger"] = row.ledger.map { .int($0) }
            object["rated"] = row.rated.map { .int($0) }
            return .object(object)
        }
        try replaceRow.run { binder in
            binder.add(campaign)
            binder.add(reconciliation.status.rawValue)
            binder.add(clock.ms)
            binder.add(CanonicalJSON.bytes(of: .array(rows)))
        }
    }

    /// How the last comparison ended; matched before the first one.
    package func status(
        campaign: String
    ) throws(StorageFault) -> Reconciliation.Status {
        let stored = try byCampaign.first({ $0.add(campaign) }, { $0.text() })
        return stored.flatMap(Reconciliation.Status.init(rawValue:)) ?? .matched
    }

    /// The campaigns of a company whose sums and counters tell another status than the last one.
    package func differing(company: String) throws(StorageFault) -> [String] {
        try differing.all({ $0.add(company) }, { $0.text() })
    }
}
