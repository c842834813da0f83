package import Domain

/// Prices for a currency are known from a date on.
///
/// Source: domain §9.2, §21.4.
package struct ProgramPricebookPublished: OutputBody {
    /// The currency.
    package var currency: Currency
    /// The first date they hold on.
    package var effectiveFrom: CivilDate

    /// Makes the body from its parts.
    package init(currency: Currency, effectiveFrom: CivilDate) {
        self.currency = currency
        self.effectiveFrom = effectiveFrom
    }

    /// Which output it is: `program.pricebook_published`.
    package var type: OutputType { .programPricebookPublished }
    /// The campaign, if it is about one.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("currency", currency.rawValue)
        writer.field("effectiveFrom", effectiveFrom.iso)
    }
}
