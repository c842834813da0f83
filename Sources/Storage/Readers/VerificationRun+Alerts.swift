import Contracts
import Domain

/// Custom thresholds, digests and quiet hours against the alert records. Source: domain §25 I9 to
/// I11, and the article on alerts.
extension VerificationRun {
    /// What is remembered of custom thresholds, what is planned, and what digests said.
    mutating func checkAlertSettings() {
        check("alert-thresholds") { run throws(StorageFault) in
            let companies = try run.view.all("SELECT id FROM companies ORDER BY id") { $0.text() }
            let table = try AlertThresholdsTable(run.view.connection)
            for company in companies {
                for row in try table.find(company: company) { try run.checkThresholds(row) }
            }
        }
        check("alert-plans") { run throws(StorageFault) in
            let companies = CompanyTable.Cache(try CompanyTable(run.view.connection))
            let policies = try AlertPolicyTable(run.view.connection)
            let ids = try run.view.all("SELECT id FROM companies ORDER BY id") { $0.text() }
            for id in ids {
                guard let zone = try companies.find(id)?.zoneTable else { continue }
                let policy = try policies.find(company: id)?.policy
                try run.checkDigests(id, policy, zone)
                try run.checkQuietEnds(id, policy, zone)
            }
        }
        check("alert-digests") { run throws(StorageFault) in try run.checkDigestRuns() }
    }

    /// I10, I11, and that an open alert is the one that is remembered.
    private mutating func checkThresholds(
        _ row: AlertThresholdsRow
    ) throws(StorageFault) {
        looked(at: Int64(row.levels.count))
        for level in row.levels {
            let (key, memory) = (level.threshold.key, level.memory)
            let told = try view.first(
                """
                SELECT coalesce(sum(status = 'suppressed'), 0),
                    coalesce(sum(CASE status WHEN 'sent' THEN suppressed_before END), 0),
                    max(CASE status WHEN 'sent' THEN at END),
                    coalesce(sum(status = 'sent' AND resolved_at IS NULL), 0),
                    max(CASE WHEN status = 'sent' AND resolved_at IS NULL THEN id END)
                FROM alerts WHERE campaign = ? AND kind = 'custom' AND ref = ?
                """,
                { binder in
                    binder.add(row.campaign)
                    binder.add(key)
                },
                {
                    (
                        suppressed: $0.int(), told: $0.int(), last: $0.optionalInt(),
                        open: $0.int(), openId: $0.optionalText()
                    )
                }
            )
            guard let told else { continue }
            if told.told + memory.pendingSuppressed != told.suppressed {
                found(
                    "alert-thresholds",
                    row.campaign,
                    "of \(key) \(told.suppressed) alerts were suppressed, \(told.told) were told of"
                        + " and \(memory.pendingSuppressed) are pending"
                )
            }
            if let last = memory.lastSentAt, last.ms != told.last {
                found("alert-thresholds", row.campaign, "\(key) was last sent at another time")
            }
            if told.open > 1 || told.openId != memory.openAlert {
                found(
                    "alert-thresholds",
                    row.campaign,
                    "of \(key) \(told.open) alerts are open, remembered is"
                        + " \(memory.openAlert ?? "none")"
                )
            }
        }
    }

    /// A digest is due at its next hour, once per kind of contact that is to have one.
    private mutating func checkDigests(
        _ company: String,
        _ policy: AlertPolicy?,
        _ zone: ZoneTable
    ) throws(StorageFault) {
        for audience in ContactKind.allCases {
            let rule = policy?.digests.first { $0.audience == audience }
            let due = try dueAt("\(company)/\(audience.rawValue)", .alertDigest)
            let since = try AlertDigestTable(view.connection).since(company: company, audience)
            looked(at: 1)
            guard due != rule?.next(after: clock, in: zone) || (since == nil) != (rule == nil)
            else { continue }
            let said = due?.rfc3339 ?? "never"
            found("alert-plans", nil, "the digest of \(company) for \(audience) is due \(said)")
        }
    }

    /// What quiet hours keep back is looked at again when they are over.
    private mutating func checkQuietEnds(
        _ company: String,
        _ policy: AlertPolicy?,
        _ zone: ZoneTable
    ) throws(StorageFault) {
        let waiting = try view.all(
            """
            SELECT campaign FROM capacity
            WHERE company = ?1 AND instr(CAST(alerts AS TEXT), '"quiet_hours"') > 0
            UNION SELECT campaign FROM alert_thresholds
            WHERE company = ?1 AND instr(CAST(body AS TEXT), '"quiet_hours"') > 0
            """,
            { $0.add(company) },
            { $0.text() }
        )
        let end = policy?.quietHours?.end(at: clock, in: zone)
        looked(at: Int64(waiting.count))
        for campaign in waiting {
            let due = try dueAt("\(campaign)/alerts", .alertQuietEnd)
            guard due == nil || due != end else { continue }
            let said = due?.rfc3339 ?? "never"
            found("alert-plans", campaign, "the end of its quiet hours is due \(said)")
        }
    }

    /// Every digest that was sent says what the records say, and none says it twice.
    private mutating func checkDigestRuns() throws(StorageFault) {
        let wrong = try view.all(
            """
            SELECT r.company, r.audience, r.until FROM alert_digest_runs r
            WHERE r.since >= r.until OR EXISTS (SELECT 1 FROM alert_digest_runs o
                    WHERE o.company = r.company AND o.audience = r.audience
                        AND o.until < r.until AND o.until > r.since)
                OR r.sent <> (SELECT count(*) FROM alerts a WHERE a.company = r.company
                    AND a.at >= r.since AND a.at < r.until AND a.status = 'sent'
                    AND instr(a.recipients, ',' || r.audience || ',') > 0)
                OR r.suppressed <> (SELECT count(*) FROM alerts a WHERE a.company = r.company
                    AND a.at >= r.since AND a.at < r.until AND a.status = 'suppressed'
                    AND instr(a.recipients, ',' || r.audience || ',') > 0)
                OR r.resolved <> (SELECT count(*) FROM alerts a WHERE a.company = r.company
                    AND a.resolved_at >= r.since AND a.resolved_at < r.until
                    AND instr(a.recipients, ',' || r.audience || ',') > 0)
            ORDER BY r.company, r.audience, r.until
            """,
            { _ in },
            { (company: $0.text(), audience: $0.text(), until: Instant(ms: $0.int())) }
        )
        looked(at: try view.number("SELECT count(*) FROM alert_digest_runs"))
        for run in wrong {
            found(
                "alert-digests",
                nil,
                "the digest of \(run.company) for \(run.audience) at \(run.until.rfc3339) does not"
                    + " say what the records say"
            )
        }
    }

    private func dueAt(_ entity: String, _ kind: DueRow.Kind) throws(StorageFault) -> Instant? {
        try view.first(
            "SELECT due_at FROM due WHERE entity = ? AND kind = ?",
            { binder in
                binder.add(entity)
                binder.add(kind.rawValue)
            },
            { Instant(ms: $0.int()) }
        )
    }
}
