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

    /// Step 5: writes a fact into the ledger and says so.
    func record(_ fact: SeatFact, _ row: CompanyRow, _ context: FoldContext) throws {
        let zone = row.zoneTable
        let reversed = try reversed(by: fact, context)
        let booking = LedgerPeriod.booking(
            effective: reversed?.period ?? zone.localDate(at: fact.effectiveAt).month,
            today: zone.localDate(at: context.clock),
            closeGraceDays: row.closeGraceDays,
            registered: zone.localDate(at: row.createdAt).month
        )
        let usage = BillingUsageRecorded(
            campaign: fact.campaign,
            usageId: context.id("use", company: company),
            usageType: fact.type,
            quantity: fact.quantity,
            participantId: fact.participant,
            ref: fact.ref,
            effectiveAt: fact.effectiveAt,
            period: booking.period.iso,
            lateFor: booking.lateFor?.iso,
            reverses: fact.reverses,
            instanceId: fact.instance,
            model: reversed?.model ?? fact.model
        )
        try context.tables.usage.insert(
            seq: context.rowNumber(),
            company: company,
            usage,
            reason: fact.reason
        )
        if fact.type == .learnerServed, fact.quantity > 0 {
            try context.tables.supports.name(
                usageId: usage.usageId,
                company: company,
                ref: fact.ref
            )
        }
        try context.emit(company, campaign: fact.campaign, usage)
    }

    /// What a reversal takes back: it is booked in the same month and under the same model.
    private func reversed(
        by fact: SeatFact,
        _ context: FoldContext
    ) throws -> (period: CivilMonth, model: PricingModel)? {
        guard let id = fact.reverses, let position = DerivedID.position(of: id) else { return nil }
        return try context.tables.usage.find(id: id, position: position)
    }

    /// Step 9: looks at what could be sold for one campaign.
    ///
    /// Source: domain §10.
    func evaluate(
        _ view: CampaignView,
        _ capacity: CapacityRow,
        _ row: CompanyRow,
        isEvaluated: Bool,
        _ context: FoldContext
    ) throws {
        let signal = try context.tables.signals.open(campaign: view.id)
        guard signal != nil || isEvaluated else { return }
        let facts = UpsellFacts(
            used: capacity.used,
            limit: capacity.limit,
            sroi: nil,
            vis: nil,
            sessions: 0,
            volunteers: capacity.used,
            spentMinor: 0,
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
                value: value(view, capacity, row, context),
                at: context.clock
            )
            try tell(.upsellRaised, raised, score, context)
        case .update(let category, let segment):
            guard var updated = signal else { return }
            updated.category = category
            updated.segment = segment
            updated.value = value(view, capacity, row, context)
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
    ) -> Money? {
        guard let terms = view.seatTerms, let endDate = view.endDate else { return nil }
        let today = row.zoneTable.localDate(at: context.clock)
        let amount = UpsellValue.estimate(
            .seats(pricePerMonthMinor: terms.seatPricePerMonth.amount),
            limit: capacity.limit,
            used: capacity.used,
            waiting: capacity.waiting,
            remainingDays: max(0, endDate.dayNumber - today.dayNumber)
        )
        return amount.map { Money(amount: $0, currency: terms.seatPricePerMonth.currency) }
    }
}
