import Logging

/// One log event on its way to a line.
struct LogLine {
    /// The moment, in RFC 3339.
    let time: String
    /// The level's name.
    let level: String
    /// The logger's name.
    let label: String
    /// The fixed sentence.
    let sentence: String
    /// What the sentence is about.
    let metadata: Logger.Metadata

    /// The line for people: `2026-… info sentence key=value`.
    var text: String {
        var line = "\(time) \(level) \(Self.onOneLine(sentence))"
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += " \(Self.word(key))=\(Self.word(value.description))"
        }
        return line
    }

    /// The line for machines: the same as a JSON object, with the logger's name.
    var json: String {
        var pairs = [
            ("time", Self.quoted(time)),
            ("level", Self.quoted(level)),
            ("logger", Self.quoted(label)),
            ("message", Self.quoted(sentence)),
        ]
        let taken = Set(pairs.map(\.0))
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            pairs.append((taken.contains(key) ? "metadata.\(key)" : key, Self.value(value)))
        }
        return Self.object(pairs)
    }

    private static func value(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text):
            quoted(text)
        case .stringConvertible(let number as any BinaryInteger):
            number.description
        case .stringConvertible(let flag as Bool):
            flag.description
        case .stringConvertible(let other):
            quoted(other.description)
        case .array(let values):
            "[" + values.map { Self.value($0) }.joined(separator: ",") + "]"
        case .dictionary(let pairs):
            object(pairs.sorted { $0.key < $1.key }.map { ($0.key, Self.value($0.value)) })
        }
    }

    private static func object(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    /// A key or value that can be told from the next: in quotes unless it is one plain word.
    private static func word(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && scalar != "\"" && scalar != "="
                && scalar != "\\" && !isLineBreak(scalar)
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    private static func onOneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: needsEscape) else { return text }
        return text.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default: result += escaped(scalar)
            }
        }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        guard needsEscape(scalar) else { return String(scalar) }
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F || isLineBreak(scalar)
    }

    /// What some programs take for the end of a line beside the control characters below 0x20.
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
