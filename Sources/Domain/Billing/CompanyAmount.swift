/// A ledger record of a company that belongs to no campaign: a bundle subscription.
///
/// Source: domain §11.1, §11.2.
package struct CompanyAmount: Hashable, Sendable {
    /// The currency of its amount.
    package let currency: Currency
    /// The record.
    package let record: LedgerAmount

    /// A record in a currency.
    package init(currency: Currency, record: LedgerAmount) {
        self.currency = currency
        self.record = record
    }
}
