/// Somebody of a company whom Headroom may name as a recipient.
///
/// Source: domain §2.
package struct Contact: Sendable, Hashable {
    /// What the contact is there for.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The seller's own person for this company.
        case sales
        /// The company's administrator.
        case companyAdmin = "company_admin"
        /// The person who looks after the company's success.
        case customerSuccess = "customer_success"
    }

    /// The languages that recipients are written to in.
    package enum Locale: String, Sendable, Hashable, CaseIterable {
        /// English.
        case english = "en"
        /// Ukrainian.
        case ukrainian = "uk"
        /// Norwegian.
        case norwegian = "no"
    }

    /// What the contact is there for.
    package let kind: Kind
    /// Where to reach them; never interpreted.
    package let address: String
    /// The language to write in.
    package let locale: Locale

    /// Makes a contact from its parts.
    package init(kind: Kind, address: String, locale: Locale) {
        self.kind = kind
        self.address = address
        self.locale = locale
    }

    static func list(_ fields: inout FieldReader) -> [Contact]? {
        guard let readers = fields.list("contacts", maximumCount: 50) else { return nil }
        var contacts: [Contact] = []
        for var reader in readers {
            let kind = reader.word("kind", Kind.self)
            let address = reader.text("address", maximum: 320)
            let locale = reader.word("locale", Locale.self)
            fields.absorb(reader)
            guard let kind, let address, let locale else { continue }
            contacts.append(Contact(kind: kind, address: address, locale: locale))
        }
        return contacts
    }
}
