/// What an id may look like, decided on its bytes.
///
/// Source: domain §0, §1.4.
package enum Identifier {
    /// Whether a text is an id: 1–80 of `A-Z a-z 0-9 . _ @ -`.
    package static func isValid(_ id: String) -> Bool {
        isMade(of: idBytes, atMost: 80, id.utf8.span)
    }

    /// Whether UTF-8 bytes are an id.
    package static func isValid(_ id: Span<UInt8>) -> Bool {
        isMade(of: idBytes, atMost: 80, id)
    }

    /// Whether a client may choose an id: an id without `_` and `@`, which mark the core's own.
    package static func isClientChosen(_ id: String) -> Bool {
        isMade(of: clientBytes, atMost: 80, id.utf8.span)
    }

    /// Whether a text may name a company: 1–40 of `a-z 0-9 -`, but not `platform`.
    ///
    /// `platform` is the partition of everything that belongs to no company, so a company of that
    /// name could never be addressed.
    package static func isCompanyId(_ id: String) -> Bool {
        id != platform && isMade(of: companyBytes, atMost: 40, id.utf8.span)
    }

    /// The partition of records and outputs that belong to no company.
    package static let platform = "platform"

    /// Whether one id or key comes before another: by their UTF-8 bytes.
    package static func isBefore(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    /// A set of ASCII characters, one bit each: below 64 and from 64 on.
    private typealias ByteSet = (low: UInt64, high: UInt64)

    private static let lowerCase: UInt64 = 0x07FF_FFFE_0000_0000
    private static let upperCase: UInt64 = 0x0000_0000_07FF_FFFE
    private static let digits: UInt64 = 0x03FF_0000_0000_0000
    private static let hyphen: UInt64 = 1 << 45
    private static let dot: UInt64 = 1 << 46
    private static let at: UInt64 = 1 << 0
    private static let underscore: UInt64 = 1 << 31

    private static var idBytes: ByteSet {
        (digits | hyphen | dot, lowerCase | upperCase | at | underscore)
    }
    private static var clientBytes: ByteSet { (digits | hyphen | dot, lowerCase | upperCase) }
    private static var companyBytes: ByteSet { (digits | hyphen, lowerCase) }

    private static func isMade(
        of set: ByteSet,
        atMost limit: Int,
        _ bytes: Span<UInt8>
    ) -> Bool {
        guard bytes.count >= 1, bytes.count <= limit else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte < 128 else { return false }
            let half = byte < 64 ? set.low : set.high
            guard half & (1 << UInt64(byte & 63)) != 0 else { return false }
        }
        return true
    }
}
