package import Domain

/// A price book for a currency, from a date on.
///
/// Source: domain §9.2, §21.3.
package struct PriceBookPublish: Sendable, Hashable {
    /// The currency of everything in it.
    package let currency: Currency
    /// The first date it holds on.
    package let effectiveFrom: CivilDate
    /// What is in it.
    package let items: PriceBookItems

    init?(_ fields: inout FieldReader) {
        let currency = fields.word("currency", Currency.self)
        let effectiveFrom = fields.date("effectiveFrom")
        guard var nested = fields.nested("items", required: true) else { return nil }
        let items = PriceBookItems(&nested)
        fields.absorb(nested)
        guard let currency, let effectiveFrom, let items else { return nil }
        self.currency = currency
        self.effectiveFrom = effectiveFrom
        self.items = items
    }
}
