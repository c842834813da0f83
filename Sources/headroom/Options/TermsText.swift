import Contracts
import Domain

/// Parts of terms as people write them: a few words with colons between.
///
/// What a word or number may be is checked with the whole command; here the parts are told apart.
enum TermsText {
    /// `activity:basis:credits`, such as `session:hour:10`.
    static func tariff(_ text: String) throws -> JSON {
        let parts = try parts(text, 3...3, of: "--tariff activity:basis:credits, session:hour:10")
        return .object([
            "activity": .string(parts[0]), "basis": .string(parts[1]),
            "mc": .int(try CreditText.milliCredits(parts[2], option: "--tariff")),
        ])
    }

    /// `metric:threshold`, such as `sroi:300`.
    static func guarantee(_ text: String) throws -> JSON {
        let form = "--guarantee metric:threshold, sroi:300"
        let parts = try parts(text, 2...2, of: form)
        return .object([
            "metric": .string(parts[0]), "threshold": .int(try number(parts[1], of: form)),
        ])
    }

    /// `name:unit:rate` or `name:unit:rate:cap`, such as `coaching:hour:45:100`.
    static func component(_ text: String, _ currency: Currency) throws -> JSON {
        let form = "--component name:unit:rate or name:unit:rate:cap, coaching:hour:45:100"
        let parts = try parts(text, 3...4, of: form)
        var object: JSONObject = [
            "name": .string(parts[0]), "unit": .string(parts[1]),
            "rate": try MoneyText.json(parts[2], currency, option: "the rate of --component"),
        ]
        if parts.count == 4 { object["cap"] = .int(try number(parts[3], of: form)) }
        return .object(object)
    }

    /// `key:amount` or `key:amount:date`, such as `kickoff:1000:2026-06-01`.
    static func milestone(_ text: String, _ currency: Currency) throws -> JSON {
        let form = "--milestone key:amount or key:amount:date, kickoff:1000:2026-06-01"
        let parts = try parts(text, 2...3, of: form)
        var object: JSONObject = [
            "key": .string(parts[0]),
            "amount": try MoneyText.json(parts[1], currency, option: "the amount of --milestone"),
        ]
        if parts.count == 3 { object["dueDate"] = .string(parts[2]) }
        return .object(object)
    }

    private static func parts(
        _ text: String,
        _ counts: ClosedRange<Int>,
        of form: String
    ) throws -> [String] {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard counts.contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
            throw unlike(form, text)
        }
        return parts
    }

    private static func number(_ text: String, of form: String) throws -> Int64 {
        guard let number = FixedPoint.parse(text, decimals: 0) else { throw unlike(form, text) }
        return number
    }

    private static func unlike(_ form: String, _ text: String) -> CommandFault {
        CommandFault(.usage, "not understood: \(text); write \(form) or use --terms-json")
    }
}
