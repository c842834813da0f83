import Contracts
import Domain
import Storage

/// Upsell: what is looked at, and when. Source: domain §10, and the article on upsell.
extension RecordFold {
    /// Looks at what could be sold for one campaign.
    mutating func evaluateUpsell(_ id: String) throws {
        guard let pair = try actors.campaign(id, context),
            let company = try company(pair.company)
        else { return }
        let context = context
        let (view, completedAt) = pair.campaign.assumeIsolated { ($0.view, $0.row.completedAt) }
        let capacity = pair.capacity.assumeIsolated { $0.row }
        let signal = try context.tables.signals.open(campaign: id)
        let isEvaluated = UpsellMemory.isEvaluated(
            isLive: view.status.isLive,
            completedAt: view.status == .completed ? completedAt : nil,
            clock: context.clock
        )
        guard isEvaluated || signal != nil else { return }
        let inputs = try upsellInputs(view, capacity, company)
        let reading = UpsellReading(
            campaign: id,
            inputs: .campaign(inputs),
            category: try category(of: inputs, signal, company),
            isEvaluated: isEvaluated,
            currency: view.currency
        )
        try actors.billing(company.id).assumeIsolated { billing in
            var reading = reading
            if let terms = view.terms, let prices = try billing.upsellPrices(terms, view, context) {
                reading.valueMinor = UpsellValue.estimate(
                    prices,
                    limit: inputs.limit,
                    used: inputs.used,
                    waiting: inputs.waiting,
                    remainingDays: inputs.remainingDays
                )
                reading.unmetMinor = UpsellValue.unmetDemand(
                    prices,
                    waiting: inputs.waiting,
                    remainingDays: inputs.remainingDays
                )
            }
            try billing.evaluate(reading, signal, context)
        }
    }

    private func upsellInputs(
        _ view: CampaignView,
        _ capacity: CapacityRow,
        _ company: CompanyRow
    ) throws -> UpsellCampaignInputs {
        let (zone, tables) = (company.zoneTable, context.tables)
        let standing = try upsellStanding(view.id, capacity, zone)
        let weekAgo = try tables.metrics.days.use(
            campaign: view.id,
            through: context.windowEnd(in: zone).adding(days: -7)
        )
        let today = zone.localDate(at: context.clock)
        return UpsellCampaignInputs(
            facts: UpsellFacts(
                used: capacity.used,
                limit: capacity.limit,
                sroi: standing.sroi,
                vis: standing.vis,
                sessions: standing.sessions,
                volunteers: capacity.volunteers,
                spentMinor: standing.spentMinor,
                budgetMinor: view.budgetMinor ?? 0
            ),
            used: capacity.used,
            limit: capacity.limit,
            waiting: capacity.waiting,
            elapsedDays: standing.elapsedDays,
            remainingDays: max(0, view.endDate?.days(since: today) ?? 0),
            weekAgoUtilizationBp: UpsellFacts.boundedUtilization(
                used: weekAgo?.used ?? 0,
                limit: weekAgo?.limit ?? 0
            ),
            liveCampaigns: try tables.campaigns.liveCount(company: company.id)
        )
    }

    /// The first category that holds; the other campaigns of the company are looked at only when
    /// nothing else does.
    private mutating func category(
        of inputs: UpsellCampaignInputs,
        _ signal: SignalRow?,
        _ company: CompanyRow
    ) throws -> UpsellCategory {
        let score = UpsellScore.engagementScore(inputs.facts.engagement)
        let own = UpsellCategory.of(
            inputs.facts,
            engagementScore: score,
            bundleCandidates: 0,
            current: signal?.category
        )
        guard own == .none else { return own }
        let candidates = try bundleCandidates(company, atMost: 2)
        return UpsellCategory.of(
            inputs.facts,
            engagementScore: score,
            bundleCandidates: Int64(candidates.count),
            current: signal?.category
        )
    }

    /// The recruiting and active campaigns of a company outside bundles, in order.
    private mutating func bundleCandidates(
        _ company: CompanyRow,
        atMost limit: Int
    ) throws -> [Pair] {
        var candidates: [Pair] = []
        for id in try context.tables.campaigns.open(company: company.id) {
            guard candidates.count < limit else { break }
            guard let pair = try actors.campaign(id, context),
                pair.capacity.assumeIsolated({ $0.row.model != .bundle })
            else { continue }
            candidates.append(pair)
        }
        return candidates
    }

    /// Looks at whether one bundle would suit a company better than its single deals, once per
    /// local midnight for as long as it has campaigns that are recruiting or active.
    ///
    /// The social return is that of the snapshots, which were taken at the same midnight.
    mutating func evaluateCompanyUpsell(_ id: String) throws {
        guard let company = try company(id) else { return }
        let context = context
        let signal = try context.tables.signals.open(company: id)
        var members: [CompanyUpsell.Member] = []
        for pair in try bundleCandidates(company, atMost: .max) {
            let view = pair.campaign.assumeIsolated { $0.view }
            let last = try context.tables.metrics.snapshots.last(campaign: view.id)
            members.append(
                CompanyUpsell.Member(
                    utilizationBp: pair.capacity.assumeIsolated { $0.row.room.utilizationBp },
                    sroi: last?.values[.sroi],
                    budget: Money(amount: view.budgetMinor ?? 0, currency: view.currency)
                )
            )
        }
        let value = CompanyUpsell.value(members, billingCurrency: company.billingCurrency)
        let reading = UpsellReading(
            campaign: nil,
            inputs: .company(CompanyUpsell.facts(members)),
            category: .bundleUpgrade,
            isEvaluated: members.count >= 2,
            currency: company.billingCurrency,
            valueMinor: value?.amount
        )
        try actors.billing(id).assumeIsolated { try $0.evaluate(reading, signal, context) }
        try planCompanyUpsell(id)
    }

    /// The next look at a company at its next local midnight, while there is something to look at.
    mutating func planCompanyUpsell(_ id: String) throws {
        guard let company = try company(id) else { return }
        let tables = context.tables
        guard
            try !tables.campaigns.open(company: id).isEmpty
                || tables.signals.open(company: id) != nil
        else { return }
        try tables.due.schedule(.upsell(of: id, company.zoneTable, context.clock))
    }

    /// The snooze of a signal is over: it is told again as it stands, or expires.
    mutating func wakeUpsell(_ id: String) throws {
        guard let signal = try context.tables.signals.find(id), signal.status == .open else {
            return
        }
        guard let campaign = signal.campaign else {
            return try evaluateCompanyUpsell(signal.company)
        }
        try evaluateUpsell(campaign)
    }
}
