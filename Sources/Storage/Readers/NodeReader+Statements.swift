package import Domain

/// What a consumer checks its copy of the ledger against. Source: "Billing's contract".
extension NodeReader {
    /// The sums of a company's month by day; nil when there is no such company.
    package func usagePeriod(
        company id: String,
        month: CivilMonth
    ) async throws(StorageFault) -> AsOf<(company: CompanyRow, usage: UsagePeriod)?> {
        try await look { view in
            guard let company = try CompanyTable(view.connection).find(id) else { return nil }
            return (company, try UsageDayTable(view.connection).find(company: id, month: month))
        }
    }
}
