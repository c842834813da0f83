/// A company's report as tables.
extension CompanyInsight {
    /// The sums, one row per currency; what is unknown is an empty cell.
    ///
    /// Source: domain §9.3.
    package var totalsTable: CSVTable {
        CSVTable(
            header: [
                "currency", "budget", "charged", "spent", "social_value", "investment",
                "sroi_hundredths",
            ],
            rows: totals.map { total in
                func amount(_ minor: Int64?) -> String {
                    minor.map { Money(amount: $0, currency: total.currency).decimal } ?? ""
                }
                return [
                    total.currency.rawValue, amount(total.budgetMinor),
                    amount(total.chargedMinor), amount(total.spentMinor),
                    amount(total.socialValueMinor), amount(total.investmentMinor),
                    total.sroi.map { String($0) } ?? "",
                ]
            }
        )
    }

    /// The recommendations, one row per campaign that one applies to.
    ///
    /// Source: domain §9.3.
    package var adviceTable: CSVTable {
        CSVTable(
            header: ["recommendation", "campaign"],
            rows: advice.flatMap { advice in
                advice.campaigns.map { [advice.recommendation.rawValue, $0] }
            }
        )
    }
}
