/// Writes JSON text into bytes, field by field, in the order it is told.
///
/// It exists because outputs are written on the engine's thread: no tree is built, strings go in
/// as UTF-8, and the same calls give the same bytes.
package struct JSONWriter {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Starts with nothing written.
    package init(capacity: Int = 768) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes an object whose members `content` writes.
    package mutating func object(_ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        content(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Writes an array whose items `content` writes.
    package mutating func array(_ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        content(&self)
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes a key; the value must follow.
    package mutating func key(_ key: StaticString) {
        let count = key.utf8CodeUnitCount
        // Put together first: one growth of the array instead of five.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 4) { text in
            var end = 0
            if needsComma {
                text[0] = UInt8(ascii: ",")
                end = 1
            }
            text[end] = UInt8(ascii: "\"")
            for index in 0..<count { text[end + 1 + index] = key.utf8Start[index] }
            text[end + 1 + count] = UInt8(ascii: "\"")
            text[end + 2 + count] = UInt8(ascii: ":")
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<(end + 3 + count)]))
        }
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ value: String) {
        separate()
        quoted(value)
        needsComma = true
    }

    /// Writes an integer.
    package mutating func int(_ value: Int64) {
        separate()
        digits(value)
        needsComma = true
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: value ? Self.trueBytes : Self.falseBytes)
        needsComma = true
    }

    /// Writes a whole value.
    package mutating func value(_ value: JSON) {
        switch value {
        case .null:
            separate()
            bytes.append(contentsOf: Self.nullBytes)
            needsComma = true
        case .bool(let value): bool(value)
        case .int(let value): int(value)
        case .otherNumber(let text):
            separate()
            bytes.append(contentsOf: Array(text.utf8))
            needsComma = true
        case .string(let value): string(value)
        case .array(let items): array { writer in for item in items { writer.value(item) } }
        case .object(let object):
            self.object { writer in
                for member in object.members {
                    writer.separate()
                    writer.quoted(member.key)
                    writer.bytes.append(UInt8(ascii: ":"))
                    writer.needsComma = false
                    writer.value(member.value)
                }
            }
        }
    }

    /// Writes a string made by `content`, which must not need escapes.
    package mutating func plainString(_ content: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        content(&bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Appends text that is already JSON, as one value.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    private static let trueBytes = Array("true".utf8)
    private static let falseBytes = Array("false".utf8)
    private static let nullBytes = Array("null".utf8)
    private static let hex = Array("0123456789abcdef".utf8)

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func digits(_ value: Int64) {
        if value >= 0, value < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
        } else {
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
                var rest = value.magnitude
                var index = 20
                repeat {
                    index -= 1
                    buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                } while rest > 0
                if value < 0 { bytes.append(UInt8(ascii: "-")) }
                bytes.append(contentsOf: buffer[index..<20])
            }
        }
    }

    private mutating func quoted(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var copy = value
        copy.withUTF8 { utf8 in
            if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
                for byte in utf8 { escape(byte) }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Escapes as RFC 8785 says: the two-character forms where they exist, else `\u00xx`.
    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
        case 0x08: bytes.append(contentsOf: [0x5C, UInt8(ascii: "b")])
        case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
        case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
        case 0x0C: bytes.append(contentsOf: [0x5C, UInt8(ascii: "f")])
        case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
        case 0..<0x20:
            bytes.append(contentsOf: Array("\\u00".utf8))
            bytes.append(Self.hex[Int(byte >> 4)])
            bytes.append(Self.hex[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
