import Domain

/// What is due against what makes it due. Source: domain §4.4, §5.1, §20, §25 I17.
extension VerificationRun {
    private static let planned = """
        'terms_effective', 'campaign_activate', 'campaign_complete', 'campaign_recruit',
        'campaign_close', 'scheduled_transition', 'recurrence', 'instance_activate',
        'instance_complete'
        """

    /// Computes the plan of every campaign anew and compares it with the due table.
    mutating func checkPlans() {
        check("due-plans") { run throws(StorageFault) in
            let plans = try CampaignPlans(run.view)
            let ids = try run.view.all("SELECT id FROM campaigns ORDER BY id") { $0.text() }
            var expected: Int64 = 0
            for id in ids {
                guard let plan = try plans.find(id, clock: run.clock) else { continue }
                let items = plan.schedule.dueItems(
                    blackouts: plan.blackouts,
                    in: plan.company.zoneTable,
                    clock: run.clock
                )
                expected += try run.compare(items, with: plan)
            }
            run.looked(at: expected)
            let found = try run.view.number(
                "SELECT count(*) FROM due WHERE kind IN (\(Self.planned))"
            )
            if found != expected {
                run.found("due-plans", nil, "\(found) things are due, the plans say \(expected)")
            }
        }
    }

    private mutating func compare(
        _ items: [DueItem],
        with plan: CampaignPlans.Plan
    ) throws(StorageFault) -> Int64 {
        var seen: Set<[String]> = []
        for item in items {
            let kind = DueRow.Kind(item.kind).rawValue
            // Of several terms that take effect later only the earliest one is due.
            guard seen.insert([item.entity, kind]).inserted else { continue }
            let dueAt = try view.first(
                "SELECT due_at FROM due WHERE entity = ? AND kind = ? AND company = ?",
                { binder in
                    binder.add(item.entity)
                    binder.add(kind)
                    binder.add(plan.campaign.company)
                },
                { $0.int() }
            )
            guard dueAt != item.dueAt.ms else { continue }
            let said = dueAt.map { Instant(ms: $0).rfc3339 } ?? "never"
            found(
                "due-plans",
                plan.campaign.id,
                "\(kind) of \(item.entity) is due \(said), the plan says \(item.dueAt.rfc3339)"
            )
        }
        return Int64(seen.count)
    }
}
