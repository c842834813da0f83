import Domain

/// The proof that ledger, counters and statements agree. Source: domain §11.5.
extension NodeReader {
    /// Compares the records of the ledger, read one by one, with the counters and the sums that
    /// are rated; tolerance 0.
    package func reconciliation(
        company: String? = nil
    ) async throws(StorageFault) -> AsOf<ReconciliationReport> {
        try await look { view in
            let facts = try view.number(
                "SELECT count(*) FROM usage WHERE ?1 IS NULL OR company = ?1"
            ) { $0.add(company) }
            let differences = try view.all(
                """
                WITH booked AS (
                    SELECT campaign,
                        sum(CASE type WHEN 'seat_assigned' THEN quantity
                            WHEN 'seat_released' THEN -quantity ELSE 0 END) AS volunteers,
                        sum(iif(type = 'credits_consumed', quantity, 0)) AS mc,
                        sum(iif(type = 'learner_served', quantity, 0)) AS learners,
                        sum(iif(type = 'session', quantity, 0)) AS sessions
                    FROM usage WHERE campaign IS NOT NULL GROUP BY campaign),
                rated AS (
                    SELECT campaign,
                        sum(iif(type = 'credits_consumed', quantity, 0)) AS mc,
                        sum(iif(type = 'learner_served', quantity, 0)) AS learners,
                        sum(iif(type = 'session', quantity, 0)) AS sessions
                    FROM usage_sums GROUP BY campaign),
                compared AS (
                    SELECT k.company, k.campaign, 'volunteers' AS unit,
                        coalesce(b.volunteers, 0) AS ledger, k.volunteers AS counter,
                        NULL AS rated
                    FROM capacity k LEFT JOIN booked b ON b.campaign = k.campaign
                    UNION ALL SELECT k.company, k.campaign, 'mc', coalesce(b.mc, 0),
                        k.credits_mc, coalesce(r.mc, 0)
                    FROM capacity k LEFT JOIN booked b ON b.campaign = k.campaign
                        LEFT JOIN rated r ON r.campaign = k.campaign
                    UNION ALL SELECT k.company, k.campaign, 'learners',
                        coalesce(b.learners, 0), k.served, coalesce(r.learners, 0)
                    FROM capacity k LEFT JOIN booked b ON b.campaign = k.campaign
                        LEFT JOIN rated r ON r.campaign = k.campaign
                    UNION ALL SELECT k.company, k.campaign, 'sessions',
                        coalesce(b.sessions, 0), k.sessions, coalesce(r.sessions, 0)
                    FROM capacity k LEFT JOIN booked b ON b.campaign = k.campaign
                        LEFT JOIN rated r ON r.campaign = k.campaign)
                SELECT campaign, unit, ledger, counter, rated FROM compared
                WHERE (?1 IS NULL OR company = ?1)
                    AND (ledger <> counter OR coalesce(rated, ledger) <> ledger)
                ORDER BY campaign, unit
                """,
                { $0.add(company) }
            ) { row in
                ReconciliationReport.Difference(
                    campaign: row.text(),
                    unit: row.text(),
                    ledger: row.int(),
                    counter: row.int(),
                    rated: row.optionalInt()
                )
            }
            return ReconciliationReport(facts: facts, differences: differences)
        }
    }
}
