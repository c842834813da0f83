import Contracts
import Domain
import Storage

/// What open months come to so far, told every Monday. Source: "Billing's contract", previews.
extension BillingActor {
    /// Plans the previews of the next Monday.
    func planPreview(_ row: CompanyRow, _ context: FoldContext) throws {
        let today = row.zoneTable.localDate(at: context.clock)
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .invoicePreview,
                dueAt: row.zoneTable.localMidnight(of: InvoicePreview.next(after: today)),
                company: row.id
            )
        )
    }

    /// Tells what every open month comes to, as far as that is another amount than last time.
    func previewMonths(_ row: CompanyRow, _ context: FoldContext) throws {
        let today = row.zoneTable.localDate(at: context.clock)
        var month = row.firstOpenMonth
        while month <= today.month {
            let invoices = try rate(month, row, context)
            let told = try context.tables.previews.currencies(company: row.id, month: month)
            for invoice in invoices { try tell(invoice, today, row, context) }
            for currency in told where !invoices.contains(where: { $0.currency == currency }) {
                let nothing = try Invoice(
                    company: row.id,
                    month: month,
                    currency: currency,
                    status: .preview,
                    lines: []
                )
                try tell(nothing, today, row, context)
            }
            month = month.next
        }
    }

    private func rate(
        _ month: CivilMonth,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> [Invoice] {
        let desk = context.tables.rating
        let amounts = try desk.amounts(company: row.id, month: month)
        let start = row.zoneTable.localMidnight(of: month.firstDay)
        var statements: [Domain.Statement] = []
        for id in try desk.candidates(company: row.id, month: month, start: start) {
            guard let subject = try desk.subject(id) else { continue }
            let facts = try desk.facts(
                subject,
                month: month,
                amounts: amounts,
                zone: row.zoneTable,
                clock: context.clock
            )
            statements.append(try CampaignRating.rate(facts))
        }
        return try InvoiceBuilder.build(
            company: row.id,
            month: month,
            status: .preview,
            statements: statements,
            companyAmounts: desk.companyAmounts(amounts, in: row.zoneTable)
        )
    }

    private func tell(
        _ invoice: Invoice,
        _ today: CivilDate,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let before = try context.tables.previews.total(invoice: invoice.id)
        guard before != invoice.totalMinor else { return }
        let preview = InvoicePreview(invoice, asOf: today)
        try context.tables.previews.save(preview, company: row.id)
        try context.emit(
            Output(
                partition: row.id,
                subject: "company/\(row.id)",
                body: BillingInvoicePreviewed(preview: preview, previousMinor: before)
            )
        )
    }
}
