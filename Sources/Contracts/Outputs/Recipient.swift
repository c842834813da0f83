/// Somebody to tell, as a contact of the company.
///
/// Source: domain §21.4.
package struct Recipient: Sendable, Hashable {
    /// The contact.
    package let contact: Contact

    /// Names a contact as a recipient.
    package init(_ contact: Contact) { self.contact = contact }

    /// Writes `recipients`, a list of kind, address and locale.
    package static func write(_ recipients: [Recipient], to writer: inout JSONWriter) {
        writer.key("recipients")
        writer.array { writer in
            for recipient in recipients {
                writer.object { writer in
                    writer.field("kind", recipient.contact.kind.rawValue)
                    writer.field("address", recipient.contact.address)
                    writer.field("locale", recipient.contact.locale.rawValue)
                }
            }
        }
    }
}
