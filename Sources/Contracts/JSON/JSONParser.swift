/// Reads JSON strictly (RFC 8259), bounded in depth, with unique keys and valid UTF-8.
///
/// Our own, because it must tell a 64-bit integer from every other number, refuse repeated keys
/// and bound its work, and because a general decoder took four times as long per event.
package struct JSONParser {
    /// The deepest nesting of arrays and objects that is taken.
    package static let maximumDepth = 32

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Parses one JSON text; white space around it is fine, anything else behind it is not.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        let result: Result<JSON, JSONSyntaxError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer)
            do throws(JSONSyntaxError) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func document() throws(JSONSyntaxError) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard index == bytes.count else { throw fail("unexpected bytes after the value") }
        return value
    }

    private func fail(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(reason, at: index) }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONSyntaxError) -> JSON {
        guard index < bytes.count else { throw fail("unexpected end") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: return try number()
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        guard index + length <= bytes.count else { throw fail("unexpected end") }
        for offset in 0..<length where bytes[index + offset] != word.utf8Start[offset] {
            throw fail("unexpected character")
        }
        index += length
    }

    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw fail("nested deeper than \(Self.maximumDepth)")
        }
        index += 1
        skipSpace()
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONObject {
        try enter()
        var members: [JSONObject.Member] = []
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return JSONObject(members)
        }
        members.reserveCapacity(12)
        while true {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw fail("expected a key")
            }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fail("expected a colon") }
            skipSpace()
            members.append(.init(key: key, value: try value()))
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
                continue
            }
            guard take(UInt8(ascii: "}")) else { throw fail("expected a comma or a brace") }
            break
        }
        depth -= 1
        try checkUnique(members)
        return JSONObject(members)
    }

    private func checkUnique(_ members: [JSONObject.Member]) throws(JSONSyntaxError) {
        if members.count <= 16 {
            for index in members.indices.dropFirst() {
                for earlier in 0..<index where members[earlier].key == members[index].key {
                    throw fail("repeated key")
                }
            }
        } else {
            var keys = Set<String>(minimumCapacity: members.count)
            for member in members where !keys.insert(member.key).inserted {
                throw fail("repeated key")
            }
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSON] {
        try enter()
        var items: [JSON] = []
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return items
        }
        while true {
            items.append(try value())
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
                continue
            }
            guard take(UInt8(ascii: "]")) else { throw fail("expected a comma or a bracket") }
            depth -= 1
            return items
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }
}

extension JSONParser {
    private mutating func string() throws(JSONSyntaxError) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let slice = UnsafeBufferPointer(rebasing: bytes[start..<index])
                guard let text = String(validating: slice, as: UTF8.self) else {
                    throw fail("invalid UTF-8")
                }
                index += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw fail("unescaped control character") }
            index += 1
        }
        throw fail("unterminated string")
    }

    private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fail("invalid UTF-8")
                }
                return string
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &text)
            case 0..<0x20: throw fail("unescaped control character")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw fail("unterminated string")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard index < bytes.count else { throw fail("unterminated string") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw fail("unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try fourHexDigits()
        if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
        guard unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw fail("lone surrogate")
        }
        let low = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(low) else { throw fail("lone surrogate") }
        let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw fail("lone surrogate") }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt16 {
        guard index + 4 <= bytes.count else { throw fail("unterminated string") }
        var value: UInt16 = 0
        for _ in 0..<4 {
            let digit: UInt16
            switch bytes[index] {
            case let byte where (0x30...0x39).contains(byte): digit = UInt16(byte) - 0x30
            case let byte where (0x41...0x46).contains(byte): digit = UInt16(byte) - 0x37
            case let byte where (0x61...0x66).contains(byte): digit = UInt16(byte) - 0x57
            default: throw fail("expected four hexadecimal digits")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = index
        let negative = take(UInt8(ascii: "-"))
        let digits = index
        skipDigits()
        guard index > digits else { throw fail("unexpected character") }
        guard bytes[digits] != UInt8(ascii: "0") || index == digits + 1 else {
            throw fail("leading zero")
        }
        let whole = index
        if take(UInt8(ascii: ".")) {
            let fraction = index
            skipDigits()
            guard index > fraction else { throw fail("expected a digit") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            let exponent = index
            skipDigits()
            guard index > exponent else { throw fail("expected a digit") }
        }
        if index == whole, let value = integer(from: digits, to: whole, negative: negative) {
            return .int(value)
        }
        let shown = min(index, start + 64)
        return .otherNumber(String(decoding: bytes[start..<shown], as: UTF8.self))
    }

    private mutating func skipDigits() {
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    }

    private func integer(from start: Int, to end: Int, negative: Bool) -> Int64? {
        var value: Int64 = 0
        for position in start..<end {
            let digit = Int64(bytes[position] - 0x30)
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, exceeded) =
                negative
                ? product.subtractingReportingOverflow(digit)
                : product.addingReportingOverflow(digit)
            guard !overflowed, !exceeded else { return nil }
            value = sum
        }
        return value
    }
}
