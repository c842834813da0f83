import Contracts
package import Domain

/// The statements and invoices of closed months; what is in them never changes.
///
/// Source: domain §11.4.
package final class StatementTable {
    private let insertStatement: SQLStatement
    private let insertInvoice: SQLStatement
    private let sumsOfCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertStatement = try SQLStatement(
            connection,
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        insertInvoice = try SQLStatement(
            connection,
            "INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        sumsOfCampaign = try SQLStatement(
            connection,
            """
            SELECT coalesce(sum(mc), 0), coalesce(sum(learners), 0),
                coalesce(sum(sessions), 0), coalesce(sum(seat_days), 0), max(month)
            FROM statements WHERE campaign = ?
            """
        )
    }

    /// Freezes the statement of a campaign and month.
    package func insert(
        _ statement: Domain.Statement,
        company: String
    ) throws(StorageFault) {
        try insertStatement.run { binder in
            binder.add(statement.campaign)
            binder.add(statement.month.iso)
            binder.add(company)
            binder.add(statement.currency.rawValue)
            binder.add(statement.totalMinor)
            binder.add(statement.learnerChargeMinor)
            binder.add(statement.quantity(of: .creditsConsumed))
            binder.add(statement.quantity(of: .learnerServed))
            binder.add(statement.quantity(of: .session))
            binder.add(statement.seatDays)
            binder.add(CanonicalJSON.bytes(of: .object(statement.json)))
        }
    }

    /// Freezes an invoice.
    package func insert(_ invoice: Invoice, at clock: Instant) throws(StorageFault) {
        try insertInvoice.run { binder in
            binder.add(invoice.id)
            binder.add(invoice.company)
            binder.add(invoice.month.iso)
            binder.add(invoice.currency.rawValue)
            binder.add(invoice.totalMinor)
            binder.add(clock.ms)
            binder.add(CanonicalJSON.bytes(of: .object(invoice.json)))
        }
    }

    /// What the statements of a campaign add up to, and the last month that is in it.
    package func totals(
        campaign: String
    ) throws(StorageFault) -> (rated: RatedTotals, last: CivilMonth?) {
        try sumsOfCampaign.first(
            { $0.add(campaign) },
            { row in
                let rated = RatedTotals(
                    creditsMc: row.int(),
                    learners: row.int(),
                    sessions: row.int(),
                    seatDays: row.int()
                )
                return (rated, row.optionalText().flatMap(CivilMonth.init(iso:)))
            }
        ) ?? (RatedTotals(), nil)
    }
}
