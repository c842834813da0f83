extension NodeReader {
    /// The ledger summed by campaign, month and kind.
    package func usage(
        company: String? = nil,
        campaign: String? = nil
    ) async throws(StorageFault) -> AsOf<[UsageTotal]> {
        try await look { view in
            try view.all(
                """
                SELECT company, campaign, period, type, sum(quantity), count(*) FROM usage
                WHERE (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR campaign = ?2)
                GROUP BY company, campaign, period, type
                ORDER BY campaign, company, period, type
                """,
                { binder in
                    binder.add(company)
                    binder.add(campaign)
                }
            ) { row in
                UsageTotal(
                    company: row.text(),
                    campaign: row.optionalText(),
                    period: row.text(),
                    type: row.text(),
                    quantity: row.int(),
                    records: row.int()
                )
            }
        }
    }
}
