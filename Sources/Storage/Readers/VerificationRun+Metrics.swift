import Contracts
import Domain

/// Metrics against the facts that they come from. Source: domain §12, §11.2.
extension VerificationRun {
    /// Counts every campaign anew, and looks at what is due and what was kept at the end.
    mutating func checkMetrics() {
        check("metrics") { run throws(StorageFault) in
            let desk = try RecountDesk(run.view.connection)
            let ids = try run.view.all("SELECT id FROM campaigns ORDER BY id") { $0.text() }
            for id in ids {
                guard let (kept, counted) = try desk.find(id) else { continue }
                run.looked(at: Int64(counted.people.count + counted.rollups.count))
                for sentence in kept.differences(from: counted) {
                    run.found("metrics", id, sentence)
                }
            }
        }
        check("snapshots") { run throws(StorageFault) in try run.checkSnapshots() }
        checkUseDays()
    }

    /// A campaign that is over has one final snapshot, one that is not has none but a next one.
    private mutating func checkSnapshots() throws(StorageFault) {
        let companies = CompanyTable.Cache(try CompanyTable(view.connection))
        let rollups = try RollupTable(view.connection)
        let rows = try view.all(
            """
            SELECT c.id, c.company, c.status, d.due_at,
                (SELECT count(*) FROM snapshots s WHERE s.campaign = c.id AND s.final = 1),
                EXISTS (SELECT 1 FROM status_history h
                    WHERE h.campaign = c.id AND h.to_status = 'active')
            FROM campaigns c LEFT JOIN due d ON d.entity = c.id AND d.kind = 'snapshot'
            ORDER BY c.id
            """,
            { _ in },
            { row in
                (
                    id: row.text(), company: row.text(), status: row.text(),
                    dueAt: row.optionalInt(), finals: row.int(), wasActive: row.bool()
                )
            }
        )
        looked(at: Int64(rows.count))
        for row in rows {
            guard let status = CampaignStatus(rawValue: row.status) else { continue }
            let isOver = (status == .completed || status == .closed) && row.wasActive
            if row.finals != (isOver ? 1 : 0) {
                found("snapshots", row.id, "it is \(row.status) with \(row.finals) final ones")
            }
            var next: Instant?
            if SnapshotPace.isSnapshotted(status),
                let head = try rollups.head(campaign: row.id), let last = head.snapshotAt,
                let zone = try companies.find(row.company)?.zoneTable
            {
                next = head.pace.next(after: last, in: zone)
            }
            let isPlanned = SnapshotPace.isSnapshotted(status) == (next != nil)
            guard row.dueAt != next?.ms || !isPlanned else { continue }
            let said = row.dueAt.map { Instant(ms: $0).rfc3339 } ?? "never"
            found("snapshots", row.id, "the next one is due \(said)")
        }
    }

    /// The latest date tells the use of now, and guarantees were settled from a final snapshot.
    private mutating func checkUseDays() {
        let rules = [
            StateRule(
                "use-days",
                over: "use_days",
                """
                SELECT k.campaign, printf('%d of %d are used, its last date says %d of %d', k.used,
                    k.limit_count, coalesce(d.used, 0), coalesce(d.limit_count, 0))
                FROM capacity k LEFT JOIN use_days d ON d.campaign = k.campaign AND d.day = (
                    SELECT max(day) FROM use_days WHERE campaign = k.campaign)
                WHERE k.used <> coalesce(d.used, 0) OR k.limit_count <> coalesce(d.limit_count, 0)
                UNION ALL SELECT campaign, printf('%d were used at the end of %s, its peak is %d',
                    used, day, peak) FROM use_days WHERE peak < used
                """
            ),
            StateRule(
                "guarantees",
                over: "guarantee_credits",
                """
                SELECT g.campaign, printf('%d is given back of %d by %s', g.amount, g.charged,
                    g.snapshot)
                FROM guarantee_credits g LEFT JOIN snapshots s ON s.campaign = g.campaign
                    AND s.id = g.snapshot AND s.final = 1
                WHERE s.id IS NULL OR g.amount > 0 OR -g.amount > g.charged
                """
            ),
        ]
        for rule in rules {
            check(rule.name) { run throws(StorageFault) in
                run.looked(at: try run.view.number(rule.subjects))
                let found = try run.view.all(
                    rule.violations,
                    { _ in },
                    { ($0.optionalText(), $0.text()) }
                )
                for (campaign, sentence) in found { run.found(rule.name, campaign, sentence) }
            }
        }
    }
}
