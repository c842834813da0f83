import Contracts
package import Domain

/// What lies ahead. Source: domain §20.
extension NodeReader {
    /// Orders for later by company, campaign and moment, also those that are over.
    package func schedules(
        _ filter: ScheduleFilter
    ) async throws(StorageFault) -> AsOf<[ScheduleRow]> {
        try await look { view in
            try view.all(
                """
                SELECT \(ScheduleTable.columns) FROM schedules
                WHERE (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR campaign = ?2)
                    AND (?3 IS NULL OR state = ?3)
                ORDER BY company, campaign, ordered_for, id LIMIT ?4
                """,
                { binder in
                    binder.add(filter.company)
                    binder.add(filter.campaign)
                    binder.add(filter.state?.rawValue)
                    binder.add(filter.limit)
                },
                ScheduleTable.read
            ).compactMap { $0 }
        }
    }

    /// The blackouts of a company by their first dates.
    package func blackouts(
        company: String
    ) async throws(StorageFault) -> AsOf<[BlackoutRow]> {
        try await look { try BlackoutTable($0.connection).find(company: company) }
    }

    /// The recurrence of a campaign; nil when it has none.
    package func recurrence(
        campaign: String
    ) async throws(StorageFault) -> AsOf<RecurrenceRow?> {
        try await look { try RecurrenceTable($0.connection).find(campaign: campaign) }
    }

    /// What lies ahead of a company for 400 days; nil when there is no such company.
    ///
    /// Computed now and never stored.
    package func calendar(
        company id: String
    ) async throws(StorageFault) -> AsOf<CompanyCalendar?> {
        try await look { view in
            let clock = try view.clock()
            let plans = try CampaignPlans(view)
            guard let company = try plans.company(id) else { return nil }
            let ids = try view.all(
                "SELECT id FROM campaigns WHERE company = ? AND status <> 'closed' ORDER BY id",
                { $0.add(id) },
                { $0.text() }
            )
            return CompanyCalendar(
                of: try ids.compactMap { try plans.find($0, clock: clock)?.schedule },
                blackouts: try plans.calendar(of: id),
                in: company.zoneTable,
                clock: clock
            )
        }
    }

    /// What the clock would do with a campaign until the end of a date, if nobody did anything in
    /// between; nil when there is no such campaign.
    ///
    /// The guards are those of today.
    package func dryRun(
        campaign id: String,
        until last: CivilDate
    ) async throws(StorageFault) -> AsOf<DryRun?> {
        try await look { view in
            let clock = try view.clock()
            guard let plan = try CampaignPlans(view).find(id, clock: clock) else { return nil }
            let enrollments = try EnrollmentTable(view.connection)
            return DryRun(
                of: plan.schedule,
                guards: try Self.guards(plan, view, clock),
                volunteers: try enrollments.active(campaign: id, role: .volunteer),
                beneficiaries: try enrollments.active(campaign: id, role: .beneficiary),
                blackouts: plan.blackouts,
                in: plan.company.zoneTable,
                clock: clock,
                until: last
            )
        }
    }

    static func guards(
        _ plan: CampaignPlans.Plan,
        _ view: ReadView,
        _ clock: Instant
    ) throws -> CampaignGuardFacts {
        let catalog = try CatalogTable(view.connection)
        let campaign = plan.campaign
        let template = try campaign.fields.templateVersionId
            .flatMap { try catalog.version($0) }
            .flatMap { $0.ownerCompanyId ?? campaign.company == campaign.company ? $0 : nil }
        var facts = CampaignGuardFacts(
            campaign,
            terms: plan.terms,
            company: plan.company,
            template: template,
            content: try? template?.content(),
            group: try campaign.fields.groupId.flatMap { try catalog.group($0) },
            today: plan.company.zoneTable.localDate(at: clock),
            trigger: .clock
        )
        let currency = campaign.fields.currency ?? .eur
        facts.isPriceBookMissing = try currency != .eur && !catalog.hasPriceBook(currency)
        facts.subscription = try subscription(plan, view, today: facts.today)
        let id = campaign.id
        facts.hasEnrollments = try EnrollmentTable(view.connection).exists(campaign: id)
        facts.hasUsageRecords =
            try !UsageSumTable(view.connection).find(campaign: id).isEmpty
        let capacity = try CapacityTable(view.connection).find(campaign: id)
        facts.hasWaitingEntries = (capacity?.waiting ?? 0) > 0
        facts.hasParkedInputs =
            try ParkedTable(view.connection).count(company: campaign.company, campaign: id) > 0
        return facts
    }

    /// The subscription of a bundle's terms of today, a draft's among them, as guards see it.
    private static func subscription(
        _ plan: CampaignPlans.Plan,
        _ view: ReadView,
        today: CivilDate
    ) throws -> CampaignGuardFacts.Subscription? {
        let campaign = plan.campaign
        let currency = campaign.fields.currency ?? .eur
        let drafted = campaign.fields.terms?.terms(effectiveFrom: today, in: currency)
        let terms = TermsHistory(plan.terms.map(\.terms)).inForce(on: today) ?? drafted
        guard case .bundle(let share) = terms,
            let row = try SubscriptionTable(view.connection).find(share.subscription),
            row.subscription.company == campaign.company
        else { return nil }
        return row.subscription.guardFacts(shareBp: share.shareBp, campaign: campaign.id)
    }
}
