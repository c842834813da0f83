import Crypto

/// The one byte form of a value: keys by UTF-8 bytes, no spaces, RFC 8785 escapes.
///
/// Source: domain §1.5. Its SHA-256 tells a repetition from a conflict.
package enum CanonicalJSON {
    /// The canonical bytes of a value.
    package static func bytes(of value: JSON) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(sorted(value))
        return writer.bytes
    }

    /// The SHA-256 of the canonical form of `{"data": data, "type": type}`.
    package static func digest(type: String, data: JSON) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("data")
            writer.value(sorted(data))
            writer.key("type")
            writer.string(type)
        }
        return sha256(writer.bytes)
    }

    /// The SHA-256 of bytes, 32 bytes long.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }

    private static func sorted(_ value: JSON) -> JSON {
        switch value {
        case .null, .bool, .int, .otherNumber, .string: return value
        case .array(let items): return .array(items.map(sorted))
        case .object(let object):
            var members = object.members
            for index in members.indices {
                switch members[index].value {
                case .null, .bool, .int, .otherNumber, .string: continue
                case .array, .object: members[index].value = sorted(members[index].value)
                }
            }
            members.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return .object(JSONObject(members))
        }
    }
}
