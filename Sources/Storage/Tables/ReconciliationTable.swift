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
            SELECT c.id FROM campaigns c JOIN capacity k ON k.campaign = c.id
                LEFT JOIN usage_sums u ON u.campaign = c.id
                LEFT JOIN reconciliations r ON r.campaign = c.id
            WHERE c.company = ? AND c.status <> 'draft'
            GROUP BY c.id
            HAVING (k.volunteers <> coalesce(sum(CASE u.type WHEN 'seat_assigned' THEN u.quantity
                        WHEN 'seat_released' THEN -u.quantity ELSE 0 END), 0)
                    OR k.credits_mc
                        <> coalesce(sum(iif(u.type = 'credits_consumed', u.quantity, 0)), 0)
                    OR k.served
                        <> coalesce(sum(iif(u.type = 'learner_served', u.quantity, 0)), 0)
                    OR k.sessions <> coalesce(sum(iif(u.type = 'session', u.quantity, 0)), 0))
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
