import Domain

/// The proof that ledger, counters and statements agree. Source: domain §11.5.
extension NodeReader {
    /// Compares the records of the ledger, read one by one, with the facts that they are of, the
    /// counters and the sums that are rated; tolerance 0.
    package func reconciliation(
        company: String? = nil
    ) async throws(StorageFault) -> AsOf<ReconciliationReport> {
        try await look { view in
            let records = try view.number(
                "SELECT count(*) FROM usage WHERE ?1 IS NULL OR company = ?1"
            ) { $0.add(company) }
            var facts = try Self.differingFacts(view, company)
            let compared = try Self.compared(view, company)
            var differences: [ReconciliationReport.Difference] = []
            for row in compared {
                let place = Place(campaign: row.campaign, unit: row.unit)
                let found = facts.removeValue(forKey: place) ?? []
                guard !found.isEmpty || !row.isEqual else { continue }
                differences.append(row.naming(found))
            }
            return ReconciliationReport(facts: records, differences: differences)
        }
    }

    private struct Place: Hashable {
        let campaign: String
        let unit: String
    }

    /// The sums of every campaign and unit, equal or not.
    private static func compared(
        _ view: ReadView,
        _ company: String?
    ) throws(StorageFault) -> [ReconciliationReport.Difference] {
        try view.all(
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
            WHERE ?1 IS NULL OR company = ?1 ORDER BY campaign, unit
            """,
            { $0.add(company) },
            { row in
                ReconciliationReport.Difference(
                    campaign: row.text(),
                    unit: row.text(),
                    ledger: row.int(),
                    counter: row.int(),
                    rated: row.optionalInt()
                )
            }
        )
    }

    /// What the ledger counts of each person, session or milestone, where the enrollments, the
    /// supports or the facts themselves say another number.
    private static func differingFacts(
        _ view: ReadView,
        _ company: String?
    ) throws(StorageFault) -> [Place: [ReconciliationReport.Fact]] {
        let rows = try view.all(
            """
            WITH sides AS (
                SELECT company, campaign, 'volunteers' AS unit, participant AS name, ref,
                    iif(type = 'seat_assigned', quantity, -quantity) AS ledger, 0 AS fact,
                    seq >> 24 AS position
                FROM usage WHERE type IN ('seat_assigned', 'seat_released')
                UNION ALL SELECT company, campaign, 'volunteers', participant,
                    coalesce(enrollment_ref, request_id, id), 0, 1, max(seq) >> 24
                FROM enrollments WHERE role = 'volunteer' AND status = 'active'
                GROUP BY company, campaign, participant
                UNION ALL SELECT company, campaign, 'learners', participant, ref, quantity, 0,
                    seq >> 24
                FROM usage WHERE type = 'learner_served'
                UNION ALL SELECT company, campaign, 'learners', participant, min(ref), 0, 1, 0
                FROM supports GROUP BY company, campaign, participant
                UNION ALL SELECT company, campaign, 'sessions', ref, ref, quantity, 0, seq >> 24
                FROM usage WHERE type = 'session'
                UNION ALL SELECT company, campaign, 'sessions', ref, ref, 0, 1, position
                FROM facts WHERE kind = 'session' AND voided = 0
                UNION ALL SELECT company, campaign, 'mc', ref, ref, quantity, 0, seq >> 24
                FROM usage WHERE type = 'credits_consumed'
                UNION ALL SELECT company, campaign, 'mc', ref, ref, 0, mc, position
                FROM facts WHERE voided = 0 AND mc <> 0)
            SELECT campaign, unit, name, ref, sum(ledger), sum(fact), max(position) FROM sides
            WHERE ?1 IS NULL OR company = ?1
            GROUP BY campaign, unit, name HAVING sum(ledger) <> sum(fact)
            ORDER BY campaign, unit, max(position), name
            """,
            { $0.add(company) },
            { row in
                let place = Place(campaign: row.text(), unit: row.text())
                let (name, ref) = (row.text(), row.text())
                return (
                    place: place,
                    fact: ReconciliationReport.Fact(
                        ref: ref,
                        participant: name == ref ? nil : name,
                        ledger: row.int(),
                        recorded: row.int(),
                        position: row.int()
                    )
                )
            }
        )
        return Dictionary(grouping: rows, by: \.place).mapValues { $0.map(\.fact) }
    }
}
