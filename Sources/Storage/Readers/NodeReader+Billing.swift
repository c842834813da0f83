package import Contracts
package import Domain

/// What months cost, and what that is made of. Source: domain §11.
extension NodeReader {
    /// The invoices of a company's month by currency; nil when there is no such company.
    ///
    /// Final ones as they were frozen; of a month that is open what it comes to so far.
    package func invoices(
        company id: String,
        month: CivilMonth
    ) async throws(StorageFault) -> AsOf<[JSONObject]?> {
        try await look { view in
            guard let company = try CompanyTable(view.connection).find(id) else { return nil }
            guard month >= company.firstOpenMonth else {
                return try view.all(
                    """
                    SELECT body FROM invoices WHERE company = ? AND month = ? ORDER BY currency
                    """,
                    { binder in
                        binder.add(id)
                        binder.add(month.iso)
                    },
                    { StoredJSON.object($0.bytes()) }
                ).compactMap { $0 }
            }
            return try Self.preview(view, company, month).map(\.json)
        }
    }

    /// The statement of a campaign and month: frozen, or to date; nil without such a campaign.
    package func statement(
        campaign id: String,
        month: CivilMonth
    ) async throws(StorageFault) -> AsOf<JSONObject?> {
        try await look { view in
            let frozen = try view.first(
                "SELECT body FROM statements WHERE campaign = ? AND month = ?",
                { binder in
                    binder.add(id)
                    binder.add(month.iso)
                },
                { StoredJSON.object($0.bytes()) }
            )
            if let frozen { return frozen }
            let desk = try RatingDesk(view.connection)
            guard let subject = try desk.subject(id),
                let company = try CompanyTable(view.connection)
                    .find(subject.campaign.company)
            else { return nil }
            let amounts = try desk.amounts(company: company.id, month: month)
            let clock = try view.clock()
            return try Self.rate(desk, subject, month, amounts, company, clock: clock).json
        }
    }

    /// The records of the ledger, oldest first; nil for no bound.
    package func ledger(
        _ filter: LedgerFilter
    ) async throws(StorageFault) -> AsOf<[UsageRow]> {
        try await look { view in
            try view.all(
                """
                SELECT \(UsageRow.columns) FROM usage
                WHERE (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR campaign = ?2)
                    AND (?3 IS NULL OR period = ?3) AND (?4 IS NULL OR type = ?4)
                ORDER BY seq LIMIT ?5
                """,
                { binder in
                    binder.add(filter.company)
                    binder.add(filter.campaign)
                    binder.add(filter.period?.iso)
                    binder.add(filter.type?.rawValue)
                    binder.add(filter.limit)
                },
                { UsageRow(&$0) }
            ).compactMap { $0 }
        }
    }

    /// What an open month of a company comes to so far.
    private static func preview(
        _ view: ReadView,
        _ company: CompanyRow,
        _ month: CivilMonth
    ) throws(StorageFault) -> [Invoice] {
        let desk = try RatingDesk(view.connection)
        let amounts = try desk.amounts(company: company.id, month: month)
        let amountsOf = Dictionary(grouping: amounts) { $0.campaign }
        var statements: [Domain.Statement] = []
        let start = company.zoneTable.localMidnight(of: month.firstDay)
        let ids = try desk.candidates(company: company.id, month: month, start: start)
        let clock = try view.clock()
        for id in ids {
            guard let subject = try desk.subject(id) else { continue }
            statements.append(
                try rate(desk, subject, month, amountsOf[id] ?? [], company, clock: clock)
            )
        }
        do throws(MoneyFault) {
            return try InvoiceBuilder.build(
                company: company.id,
                month: month,
                status: .preview,
                statements: statements,
                companyAmounts: desk.companyAmounts(amounts, in: company.zoneTable)
            )
        } catch {
            throw StorageFault(.inconsistent, "a sum of \(company.id) does not fit 64 bits")
        }
    }

    private static func rate(
        _ desk: RatingDesk,
        _ subject: RatingDesk.Subject,
        _ month: CivilMonth,
        _ amounts: [UsageRow],
        _ company: CompanyRow,
        clock: Instant
    ) throws(StorageFault) -> Domain.Statement {
        let facts = try desk.facts(
            subject,
            month: month,
            amounts: amounts,
            zone: company.zoneTable,
            clock: clock
        )
        do throws(MoneyFault) {
            return try CampaignRating.rate(facts)
        } catch {
            let id = subject.campaign.id
            throw StorageFault(.inconsistent, "a number of \(id) does not fit 64 bits")
        }
    }
}
