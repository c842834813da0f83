/// The bundle signal of a company from its campaigns.
extension CompanyUpsell {
    /// A recruiting or active campaign outside bundles.
    package struct Member: Hashable, Sendable {
        /// Its use in basis points of the limit; nil for a limit of 0.
        package let utilizationBp: Int64?
        /// Its social return in hundredths; nil while it is unknown.
        package let sroi: Int64?
        /// Its budget.
        package let budget: Money

        /// A campaign that a bundle could take in.
        package init(utilizationBp: Int64?, sroi: Int64?, budget: Money) {
            self.utilizationBp = utilizationBp
            self.sroi = sroi
            self.budget = budget
        }

        /// Whether its social return is 5.00 or more.
        package var isHighSroi: Bool { sroi.map { $0 >= 500 } ?? false }
    }

    /// The three numbers of a company.
    package static func facts(_ members: [Member]) -> Facts {
        let sum = members.reduce(0) { Arithmetic.saturatingSum($0, $1.utilizationBp ?? 0) }
        return Facts(
            campaigns: Int64(members.count),
            highSroi: Int64(members.count(where: \.isHighSroi)),
            meanUtilizationBp: members.isEmpty ? 0 : sum / Int64(members.count)
        )
    }

    /// The score of a company, or nil with fewer than two such campaigns.
    ///
    /// Source: domain §10.4.
    package static func assess(_ members: [Member]) -> Self? {
        assess(
            campaigns: Int64(members.count),
            highSroi: Int64(members.count(where: \.isHighSroi)),
            utilizationsBp: members.map(\.utilizationBp)
        )
    }

    /// A quarter of the budgets in the company's currency, rounded down; nil when none is in it.
    package static func value(_ members: [Member], billingCurrency: Currency) -> Money? {
        let budgets = members.map(\.budget).filter { $0.currency == billingCurrency }
        guard !budgets.isEmpty else { return nil }
        return Money(
            amount: valueMinor(budgetsMinor: budgets.map(\.amount)),
            currency: billingCurrency
        )
    }
}
