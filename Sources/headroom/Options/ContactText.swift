import Contracts

/// A contact as people write it: `kind:address[:locale]`.
enum ContactText {
    /// A contact as commands carry it.
    ///
    /// Throws a sentence that names the option.
    static func json(_ text: String) throws -> JSON {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let kind = Contact.Kind(rawValue: String(parts[0])),
            !parts[1].isEmpty,
            let locale = Contact.Locale(rawValue: parts.count == 3 ? String(parts[2]) : "en")
        else {
            throw CommandFault(
                .usage,
                "--contact \(text): write kind:address[:locale], such as"
                    + " company_admin:anna@acme.example:no"
            )
        }
        return .object([
            "kind": .string(kind.rawValue), "address": .string(String(parts[1])),
            "locale": .string(locale.rawValue),
        ])
    }

    /// A contact as it is written.
    static func text(_ contact: Contact) -> String {
        "\(contact.kind.rawValue):\(contact.address):\(contact.locale.rawValue)"
    }
}
