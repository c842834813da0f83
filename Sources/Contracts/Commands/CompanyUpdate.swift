package import Domain

/// The fields of a company that change; absent ones stay.
///
/// Source: domain §2.
package struct CompanyUpdate: Sendable, Hashable {
    /// A new name.
    package let name: String?
    /// A new country.
    package let country: String?
    /// Another zone; frozen once a campaign has left draft.
    package let timeZone: String?
    /// Another industry.
    package let industry: String?
    /// Other contacts, all of them.
    package let contacts: [Contact]?
    /// Another default currency.
    package let billingCurrency: Currency?
    /// Another number of days before a month closes.
    package let closeGraceDays: Int64?

    init?(_ fields: inout FieldReader) {
        guard var changes = fields.nested("fields", required: true) else { return nil }
        name = changes.text("name", maximum: 255, required: false)
        country = changes.text("country", maximum: 2, minimum: 2, required: false)
        timeZone = changes.text("timeZone", maximum: 64, required: false)
        industry = changes.text("industry", maximum: 100, required: false)
        contacts = Contact.list(&changes)
        billingCurrency = changes.word("billingCurrency", Currency.self, required: false)
        closeGraceDays = changes.int("closeGraceDays", in: 0...10, required: false)
        fields.absorb(changes)
    }
}
