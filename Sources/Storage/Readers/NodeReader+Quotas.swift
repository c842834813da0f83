import Domain

/// Quotas and what is used of them. Source: domain §16, §22.
extension NodeReader {
    /// The quotas of a company by their ids, with the use of their current periods; of one campaign
    /// those that lie in it.
    package func quotas(
        company: String,
        campaign: String? = nil
    ) async throws(StorageFault) -> AsOf<[QuotaEntry]> {
        try await look { view in
            let clock = try view.clock()
            guard let zone = try CompanyTable(view.connection).find(company)?.zoneTable else {
                return []
            }
            let uses = try QuotaUseTable(view.connection)
            let today = zone.dayBegun(at: clock)
            let rows = try QuotaTable(view.connection).find(company: company)
            return try rows.filter { campaign == nil || $0.campaign == campaign }.map { row in
                let start = row.quota.period.start(of: today)
                let use = try uses.find(quota: row.quota.id, start: start)
                return QuotaEntry(row: row, use: use ?? QuotaUse(periodStart: start))
            }
        }
    }
}
