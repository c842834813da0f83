import Contracts
import Domain
import Storage
import Threading

/// Keeps the usage ledger of one company and looks for what could be sold to it.
///
/// The ledger is a table that only grows; the actor holds no counters of its own. It runs on the
/// engine's thread.
actor BillingActor {
    private let executor: ThreadExecutor
    private let company: String

    /// The engine's thread.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(company: String, executor: ThreadExecutor) {
        self.company = company
        self.executor = executor
    }

    /// Step 5: writes a fact into the ledger, says so, and returns the record's id.
    ///
    /// `view` is the campaign's, unless the fact has none.
    @discardableResult
    func record(
        _ fact: UsageFact,
        _ view: CampaignView?,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> String {
        let day = row.zoneTable.localDate(at: fact.effectiveAt)
        let usage = try entry(fact, on: day, view, row, context)
        try context.tables.usage.insert(
            seq: context.rowNumber(),
            company: company,
            usage,
            reason: fact.reason
        )
        try context.tables.usageSums.add(usage, company: company)
        if fact.type == .learnerServed, fact.quantity > 0 {
            try context.tables.supports.name(
                usageId: usage.usageId,
                company: company,
                ref: fact.ref
            )
        }
        let numbers = try context.emit(
            Output(
                partition: company,
                subject: fact.campaign.map { "campaign/\($0)" } ?? "company/\(company)",
                body: usage
            )
        )
        context.tables.usageDays.add(
            usage,
            company: company,
            on: day,
            typesequence: numbers.typesequence
        )
        return usage.usageId
    }

    /// The record that a fact of a local date makes, booked in the month that takes it.
    private func entry(
        _ fact: UsageFact,
        on day: CivilDate,
        _ view: CampaignView?,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> BillingUsageRecorded {
        let reversed = try reversed(by: fact, context)
        let booking = LedgerPeriod.booking(
            effective: reversed?.period ?? day.month,
            today: row.zoneTable.localDate(at: context.clock),
            closeGraceDays: row.closeGraceDays,
            registered: row.firstOpenMonth
        )
        var usage = BillingUsageRecorded(
            campaign: fact.campaign,
            usageId: context.id("use", company: company),
            usageType: fact.type,
            quantity: fact.quantity,
            unit: fact.unit,
            participantId: fact.participant,
            ref: fact.ref,
            effectiveAt: fact.effectiveAt,
            period: (fact.period ?? booking.period).iso,
            lateFor: fact.period == nil ? booking.lateFor?.iso : nil,
            reverses: fact.reverses,
            instanceId: fact.instance,
            model: reversed?.model ?? fact.model ?? view?.model(on: day) ?? .custom
        )
        usage.key = fact.key
        usage.minutes = fact.minutes
        usage.amount = fact.amount
        return usage
    }

    /// What a reversal takes back: it is booked in the same month and under the same model.
    private func reversed(by fact: UsageFact, _ context: FoldContext) throws -> UsageRow? {
        guard let id = fact.reverses, let position = DerivedID.position(of: id) else { return nil }
        return try context.tables.usage.find(id: id, position: position)
    }

    /// Step 9: looks at what could be sold for one campaign.
    ///
    /// Source: domain §10.
    func evaluate(
        _ view: CampaignView,
        _ capacity: CapacityRow,
        _ standing: UpsellStanding,
        _ row: CompanyRow,
        isEvaluated: Bool,
        _ context: FoldContext
    ) throws {
        let signal = try context.tables.signals.open(campaign: view.id)
        let facts = UpsellFacts(
            used: capacity.used,
            limit: capacity.limit,
            sroi: standing.sroi,
            vis: standing.vis,
            sessions: standing.sessions,
            volunteers: capacity.volunteers,
            spentMinor: standing.spentMinor,
            budgetMinor: view.budgetMinor ?? 0
        )
        let score = UpsellScore.assess(facts)
        let category = UpsellCategory.of(
            facts,
            engagementScore: score.engagement,
            bundleCandidates: try context.tables.campaigns.openCount(company: company),
            current: signal?.category
        )
        let open = signal.map {
            OpenUpsell(
                category: $0.category,
                segment: $0.segment,
                lastEmittedComposite: $0.lastEmitted
            )
        }
        let decision = UpsellLifecycle.decide(
            open: open,
            composite: score.composite,
            category: category,
            cooldown: nil,
            clock: context.clock,
            isEvaluated: isEvaluated
        )
        try carryOut(decision, signal, score, view, capacity, row, context)
    }

    private func carryOut(
        _ decision: UpsellDecision,
        _ signal: SignalRow?,
        _ score: UpsellScore,
        _ view: CampaignView,
        _ capacity: CapacityRow,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        switch decision {
        case .none: return
        case .raise(let category, let segment):
            let raised = SignalRow(
                id: context.id("ups", company: company),
                company: company,
                campaign: view.id,
                category: category,
                segment: segment,
                composite: score.composite,
                value: try value(view, capacity, row, context),
                at: context.clock
            )
            try tell(.upsellRaised, raised, score, context)
        case .update(let category, let segment):
            guard var updated = signal else { return }
            updated.category = category
            updated.segment = segment
            updated.value = try value(view, capacity, row, context)
            updated.composite = score.composite
            updated.lastEmitted = score.composite
            updated.updatedAt = context.clock
            try tell(.upsellUpdated, updated, score, context)
        case .expire:
            guard var expired = signal else { return }
            expired.status = "expired"
            expired.composite = score.composite
            expired.updatedAt = context.clock
            expired.closedAt = context.clock
            try tell(.upsellExpired, expired, score, context)
        }
    }

    private func tell(
        _ type: OutputType,
        _ signal: SignalRow,
        _ score: UpsellScore,
        _ context: FoldContext
    ) throws {
        try context.tables.signals.save(signal)
        try context.emit(
            company,
            campaign: signal.campaign,
            UpsellSignal(
                type: type,
                campaign: signal.campaign,
                signalId: signal.id,
                category: signal.category,
                segment: signal.segment,
                composite: signal.composite,
                value: signal.value,
                explanation: score.explanation
            )
        )
    }

    private func value(
        _ view: CampaignView,
        _ capacity: CapacityRow,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> Money? {
        guard let terms = view.terms, let endDate = view.endDate else { return nil }
        let today = row.zoneTable.localDate(at: context.clock)
        guard let prices = try prices(terms, view, context) else { return nil }
        let amount = UpsellValue.estimate(
            prices,
            limit: capacity.limit,
            used: capacity.used,
            waiting: capacity.waiting,
            remainingDays: max(0, endDate.dayNumber - today.dayNumber)
        )
        return amount.map { Money(amount: $0, currency: view.currency) }
    }

    /// By what prices an upsell is valued.
    ///
    /// Source: domain §10.3.
    private func prices(
        _ terms: CommercialTerms,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> UpsellTerms? {
        switch terms {
        case .seats(let terms): return .seats(pricePerMonthMinor: terms.priceMinor)
        case .credits(let terms): return .credits(priceMinor: terms.priceMinor)
        case .iaas(let terms): return .iaas(pricePerLearnerMinor: terms.priceMinor)
        case .bundle(let terms):
            let row = try context.tables.subscriptions.find(terms.subscription)
            guard let bought = row?.subscription else { return nil }
            return .bundle(
                annualPriceMinor: bought.annualPrice.amount,
                learnersSupported: bought.learnersSupported
            )
        case .custom:
            guard let start = view.startDate, let end = view.endDate,
                let dates = CivilRange(start, through: end),
                let value = view.history.contractValue(over: dates)
            else { return nil }
            return .custom(contractValueMinor: value)
        }
    }
}
