/// The text of a message's headers in the log's file: a JSON object of strings, keys in order.
///
/// It is on the way of every record, so it is written by hand: a general coder costs more than
/// the rest of the row.
enum HeaderText {
    /// Writes headers as JSON; nil when there are none.
    static func encode(_ headers: [String: String]) -> String? {
        guard !headers.isEmpty else { return nil }
        var text: [UInt8] = [UInt8(ascii: "{")]
        for (index, header) in headers.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            quote(header.key, into: &text)
            text.append(UInt8(ascii: ":"))
            quote(header.value, into: &text)
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads headers back; nil when the text is no object of strings.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [String: String]? {
        var scanner = Scanner(text: text)
        return scanner.object()
    }

    private static func quote(_ value: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                text.append(UInt8(ascii: "\\"))
                text.append(byte)
            case 0..<0x20:
                text.append(contentsOf: Array("\\u00".utf8))
                text.append(hexDigits[Int(byte >> 4)])
                text.append(hexDigits[Int(byte & 15)])
            default:
                text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)

    /// Reads what `encode` writes, and any other JSON object of strings.
    private struct Scanner {
        let text: UnsafeBufferPointer<UInt8>
        var index = 0

        mutating func object() -> [String: String]? {
            var headers: [String: String] = [:]
            guard take("{") else { return nil }
            if take("}") { return atEnd ? headers : nil }
            repeat {
                guard let key = string(), take(":"), let value = string() else { return nil }
                headers[key] = value
            } while take(",")
            return take("}") && atEnd ? headers : nil
        }

        private var atEnd: Bool {
            mutating get {
                skipSpace()
                return index == text.count
            }
        }

        private mutating func skipSpace() {
            while index < text.count, text[index] == 0x20 || (9...13).contains(text[index]) {
                index += 1
            }
        }

        private mutating func take(_ sign: Unicode.Scalar) -> Bool {
            skipSpace()
            guard index < text.count, text[index] == UInt8(ascii: sign) else { return false }
            index += 1
            return true
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            let start = index
            while index < text.count, text[index] != UInt8(ascii: "\"") {
                guard text[index] != UInt8(ascii: "\\") else { return escaped(from: start) }
                index += 1
            }
            guard index < text.count else { return nil }
            defer { index += 1 }
            return String(decoding: text[start..<index], as: UTF8.self)
        }

        private mutating func escaped(from start: Int) -> String? {
            var bytes = Array(text[start..<index])
            while index < text.count {
                let byte = text[index]
                index += 1
                switch byte {
                case UInt8(ascii: "\""):
                    return String(decoding: bytes, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let scalar = escape() else { return nil }
                    bytes.append(contentsOf: Array(String(scalar).utf8))
                default:
                    bytes.append(byte)
                }
            }
            return nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard index < text.count else { return nil }
            let sign = text[index]
            index += 1
            switch sign {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
                return Unicode.Scalar(sign)
            case UInt8(ascii: "b"): return "\u{08}"
            case UInt8(ascii: "f"): return "\u{0C}"
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "u"): return unicode()
            default: return nil
            }
        }

        private mutating func unicode() -> Unicode.Scalar? {
            guard let high = fourDigits() else { return nil }
            guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
            guard take("\\"), take("u"), let low = fourDigits(),
                (0xDC00..<0xE000).contains(low)
            else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        }

        private mutating func fourDigits() -> UInt32? {
            guard index + 4 <= text.count else { return nil }
            let digits = String(decoding: text[index..<index + 4], as: UTF8.self)
            index += 4
            return UInt32(digits, radix: 16)
        }
    }
}
