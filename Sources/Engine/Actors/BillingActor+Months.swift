import Contracts
import Domain
import Storage

/// The end of a month: statements, overage records and invoices that never change again.
///
/// Source: domain §11.1, §11.4.
extension BillingActor {
    /// Plans when the earliest open month closes.
    func planClose(_ row: CompanyRow, _ context: FoldContext) throws {
        let date = LedgerPeriod.closingDate(
            of: row.firstOpenMonth,
            closeGraceDays: row.closeGraceDays
        )
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .monthClose,
                dueAt: row.zoneTable.localMidnight(of: date),
                company: row.id
            )
        )
    }

    /// Plans the comparison of the next local midnight.
    func planReconciliation(_ row: CompanyRow, _ context: FoldContext) throws {
        let zone = row.zoneTable
        let tomorrow = zone.localDate(at: context.clock).adding(days: 1)
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .reconcile,
                dueAt: zone.localMidnight(of: tomorrow),
                company: row.id
            )
        )
    }

    /// The month of a company that closes at a moment, if one does.
    static func month(closingOf row: CompanyRow, _ clock: Instant) -> CivilMonth? {
        let month = row.firstOpenMonth
        let closing = LedgerPeriod.closingDate(of: month, closeGraceDays: row.closeGraceDays)
        return closing <= row.zoneTable.localDate(at: clock) ? month : nil
    }

    /// Freezes what a month of a company came to; returns the campaigns that are to be compared:
    /// those that live, and those that have a statement.
    func close(
        _ month: CivilMonth,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> [String] {
        let desk = context.tables.rating
        let amounts = try desk.amounts(company: row.id, month: month)
        let amountsOf = Dictionary(grouping: amounts) { $0.campaign }
        let start = row.zoneTable.localMidnight(of: month.firstDay)
        var statements: [Domain.Statement] = []
        var compared: [String] = []
        for id in try desk.candidates(company: row.id, month: month, start: start) {
            guard let subject = try desk.subject(id) else { continue }
            let facts = try desk.facts(
                subject,
                month: month,
                amounts: amountsOf[id] ?? [],
                zone: row.zoneTable,
                clock: context.clock
            )
            var statement = try CampaignRating.rate(facts)
            let overages = OverageRecord.records(of: statement)
            for overage in overages { try keep(overage, month, subject, row, context) }
            statement = try statement.including(overages)
            let isEmpty = statement.lines.isEmpty && statement.ledger.isEmpty
            if !isEmpty || subject.campaign.status.isLive { compared.append(id) }
            guard !isEmpty else { continue }
            try context.tables.statements.insert(statement, company: row.id)
            statements.append(statement)
        }
        let invoices = try InvoiceBuilder.build(
            company: row.id,
            month: month,
            status: .final,
            statements: statements,
            companyAmounts: desk.companyAmounts(amounts, in: row.zoneTable)
        )
        for invoice in invoices {
            try context.tables.statements.insert(invoice, at: context.clock)
            try context.emit(
                Output(
                    partition: row.id,
                    subject: "company/\(row.id)",
                    body: BillingInvoiceFinalized(invoice: invoice)
                )
            )
        }
        try tellClosed(month, invoices, campaigns: Int64(statements.count), row, context)
        return compared
    }

    /// Says that the month takes no more records, and what it is made of.
    private func tellClosed(
        _ month: CivilMonth,
        _ invoices: [Invoice],
        campaigns: Int64,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        try context.tables.previews.remove(company: row.id, through: month)
        let usage = try context.tables.usageDays.find(company: row.id, month: month)
        try context.emit(
            Output(
                partition: row.id,
                subject: "company/\(row.id)",
                body: BillingPeriodClosed(usage: usage, invoices: invoices, campaigns: campaigns)
            )
        )
    }

    private func keep(
        _ overage: OverageRecord,
        _ month: CivilMonth,
        _ subject: RatingDesk.Subject,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let key = "overage:\(overage.model.rawValue):\(month.iso)"
        let end = row.zoneTable.localMidnight(of: month.next.firstDay)
        var fact = UsageFact(
            campaign: subject.campaign.id,
            type: .overage,
            quantity: overage.quantity,
            unit: overage.unit,
            ref: key,
            effectiveAt: Instant(ms: end.ms - 1)
        )
        fact.key = key
        fact.model = overage.model
        fact.period = month
        fact.amount = Money(amount: overage.amountMinor, currency: subject.currency)
        try record(fact, nil, row, context)
    }

    /// Compares a campaign's ledger, counters and statements; says so when that is new or wanted.
    func reconcile(
        _ subject: RatingDesk.Subject,
        isAlwaysTold: Bool,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let id = subject.campaign.id
        let counters = subject.capacity
        let reconciliation = Reconciliation(
            ledger: subject.ledger,
            counters: ReconciliationCounters(
                volunteers: counters.volunteers,
                creditsMc: counters.creditsMc,
                served: counters.served,
                sessions: counters.sessions,
                seatDays: committedSeatDays(subject, row.zoneTable, context)
            ),
            rated: try rated(subject, row, context)
        )
        let before = try context.tables.reconciliations.status(campaign: id)
        guard isAlwaysTold || before != reconciliation.status else { return }
        try context.tables.reconciliations.save(
            reconciliation,
            campaign: id,
            at: context.clock
        )
        try context.emit(
            row.id,
            campaign: id,
            BillingReconciled(campaign: id, reconciliation: reconciliation)
        )
    }

    /// What the statements of all months add up to: frozen ones, and open ones to date.
    private func rated(
        _ subject: RatingDesk.Subject,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> RatedTotals {
        let (desk, zone) = (context.tables.rating, row.zoneTable)
        let today = zone.localDate(at: context.clock).month
        var (rated, last) = try context.tables.statements.totals(campaign: subject.campaign.id)
        let starts = subject.active.map { zone.localDate(at: $0.from).month }
        let months = subject.ledger.map(\.period) + starts
        guard var month = last?.next ?? months.min() else { return rated }
        let end = max(today, months.max() ?? today)
        while month <= end {
            // What is charged by key is in none of the units that are compared.
            let facts = try desk.facts(
                subject,
                month: month,
                amounts: [],
                zone: zone,
                clock: context.clock
            )
            rated.add(try CampaignRating.rate(facts))
            month = month.next
        }
        return rated
    }

    private func committedSeatDays(
        _ subject: RatingDesk.Subject,
        _ zone: ZoneTable,
        _ context: FoldContext
    ) -> Int64 {
        let today = zone.localDate(at: context.clock)
        guard let first = subject.active.first,
            let range = CivilRange(zone.localDate(at: first.from), through: today)
        else { return 0 }
        let days = context.tables.rating.billable(
            subject,
            range,
            zone: zone,
            clock: context.clock
        )
        return subject.terms.committedSeatDays(on: days)
    }
}
