/// The forms that a text may have to have.
///
/// Source: domain §3.3.
package enum TextFormat: String, CaseIterable, Sendable {
    /// A day `YYYY-MM-DD` that exists.
    case date
    /// A scheme, a colon and printable ASCII behind it.
    case uri
    /// Two lower-case letters, as in ISO 639-1.
    case language
    /// Two upper-case letters, as in ISO 3166-1.
    case country

    /// Whether a text has the form.
    package func admits(_ text: String) -> Bool {
        switch self {
        case .date: CivilDate(iso: text) != nil
        case .uri: Self.isURI(Array(text.utf8))
        case .language:
            text.utf8.count == 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        case .country:
            text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
    }

    private static func isURI(_ bytes: [UInt8]) -> Bool {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first,
            isLetter(first), colon + 1 < bytes.count
        else { return false }
        let isScheme = bytes[..<colon].allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
        return isScheme && bytes[(colon + 1)...].allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
