/// JSON Pointers (RFC 6901) to the parts of a configuration.
///
/// Source: domain §3.3.
package enum ConfigurationPath {
    /// The pointer of a member or an item below a pointer.
    package static func child(_ key: String, of path: String) -> String {
        "\(path)/\(escaped(key))"
    }

    /// The pointer of a way of keys; empty for the root.
    package static func pointer(_ keys: some Sequence<String>) -> String {
        keys.reduce("") { child($1, of: $0) }
    }

    /// The keys of a pointer; nil when the text is no pointer.
    package static func keys(_ pointer: String) -> [String]? {
        guard !pointer.isEmpty else { return [] }
        let parts = pointer.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        guard let first = parts.first, first.isEmpty else { return nil }
        var keys: [String] = []
        for part in parts.dropFirst() {
            guard let key = unescaped(part) else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// Whether a pointer leads to a place or to anything below it.
    package static func isSame(_ path: String, asOrBelow place: String) -> Bool {
        guard path.utf8.starts(with: place.utf8) else { return false }
        let rest = path.utf8.dropFirst(place.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }

    private static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return key }
        var bytes: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
            case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ part: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = part[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
