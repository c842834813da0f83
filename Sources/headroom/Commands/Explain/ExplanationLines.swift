import Contracts
import Domain
import Storage

/// Explanations as lines for people, or as one object for machines.
enum ExplanationLines {
    /// Writes explanations; throws when records do not add up to what is stored.
    static func write(
        _ explanations: [Explanation],
        asOf position: Int64,
        isJSON: Bool
    ) throws {
        if isJSON {
            var object: JSONObject
            if let only = explanations.first, explanations.count == 1 {
                object = only.json
            } else {
                object = ["items": .array(explanations.map { .object($0.json) })]
            }
            object["asOf"] = .int(position)
            JSONLine.write(object)
        } else {
            let texts = explanations.map { lines(of: $0).joined(separator: "\n") }
            Screen.write(texts.joined(separator: "\n\n") + "\n")
        }
        let differences = explanations.flatMap(\.differences)
        guard differences.isEmpty else {
            throw CommandFault(
                .refused,
                "this does not add up: \(differences.joined(separator: "; ")); headroom verify"
                    + " tells everything that does not hold"
            )
        }
    }

    /// The answer, then its tables.
    static func lines(of explanation: Explanation) -> [String] {
        var lines = [explanation.answer]
        for section in explanation.sections where !section.rows.isEmpty || section.note != nil {
            var table = TextTable(section.columns)
            for row in section.rows { table.add(row.map(text)) }
            lines += ["", title(section.title)]
            if let note = section.note { lines.append("(\(note))") }
            lines += table.lines
        }
        for difference in explanation.differences {
            lines += ["", "DOES NOT ADD UP: \(difference)"]
        }
        return lines
    }

    /// A name such as `wouldLetIn` in words.
    private static func title(_ name: String) -> String {
        var words = ""
        var wasDigit = false
        for character in name {
            if character.isUppercase || (character.isNumber && !wasDigit) { words += " " }
            words += character.lowercased()
            wasDigit = character.isNumber
        }
        return words + ":"
    }

    private static func text(_ value: JSON) -> String {
        switch value {
        case .null: return "-"
        case .string(let text): return text
        case .int(let number): return "\(number)"
        case .object(let object):
            guard let amount = object["amount"]?.int, object.members.count == 2,
                let currency = object["currency"]?.string.flatMap(Currency.init(rawValue:))
            else { return JSONLine.text(object) }
            return MoneyText.text(Money(amount: amount, currency: currency))
        case .bool, .otherNumber, .array: return JSONLine.text(value)
        }
    }
}
