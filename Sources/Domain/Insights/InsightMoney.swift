/// The amounts that insights are made of, in minor units of the campaign's currency.
///
/// Source: domain §9.3.
package struct InsightMoney: Hashable, Sendable {
    /// The campaign's currency.
    package let currency: Currency
    /// What may be spent.
    package let budgetMinor: Int64
    /// What was charged to date, or attributed to a share of a bundle.
    package let chargedMinor: Int64
    /// What was charged and every other cost.
    package let spentMinor: Int64
    /// The contract value; 0 for a share of a bundle, nil without terms.
    package let contractMinor: Int64?
    /// What the share of a bundle is worth; nil for anything else.
    package let shareValueMinor: Int64?

    /// The amounts of a campaign; `costMinor` is the sum of its cost ledger.
    ///
    /// Throws when charge and cost together do not fit 64 bit.
    package init(
        currency: Currency,
        budgetMinor: Int64,
        chargedMinor: Int64,
        costMinor: Int64,
        contractMinor: Int64?,
        shareValueMinor: Int64? = nil
    ) throws(MoneyFault) {
        self.currency = currency
        self.budgetMinor = budgetMinor
        self.chargedMinor = chargedMinor
        spentMinor = try Quotient.sum(chargedMinor, costMinor)
        self.contractMinor = contractMinor
        self.shareValueMinor = shareValueMinor
    }
}
