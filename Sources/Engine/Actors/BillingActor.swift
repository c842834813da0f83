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
    let company: String

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
}
