package import Domain

/// Quiet hours as commands carry them: `{"from":"22:00","to":"07:00","days":["mon"]}`.
extension QuietHours {
    /// The words for the weekdays, Monday first.
    package static let dayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads them and notes what is wrong with them.
    package init?(_ fields: inout FieldReader) {
        let from = Self.minute("from", &fields)
        let to = Self.minute("to", &fields)
        if let from, from == to { fields.fail("to", .ruleViolated, "must differ from from") }
        var days = Self.everyDay
        if fields.has("days") {
            let known = Self.dayWords
            let words = fields.texts(
                "days",
                count: 1...7,
                rule: "must be one of \(known.joined(separator: ", "))",
                where: known.contains
            )
            guard let words else { return nil }
            days = Set(words.compactMap { known.firstIndex(of: $0) }.map { Int64($0) + 1 })
        }
        guard let from, let to else { return nil }
        self.init(fromMinute: from, toMinute: to, days: days)
    }

    /// The quiet hours as an object.
    package var json: JSONObject {
        var object: JSONObject = [
            "from": .string(Self.text(fromMinute)), "to": .string(Self.text(toMinute)),
        ]
        if days != Self.everyDay {
            let words = days.sorted().map { Self.dayWords[Int($0 - 1)] }
            object["days"] = .array(words.map { .string($0) })
        }
        return object
    }

    /// `HH:MM` as a minute of the day.
    private static func minute(_ key: String, _ fields: inout FieldReader) -> Int64? {
        guard let text = fields.text(key, maximum: 5) else { return nil }
        let digits = Array(text.utf8)
        let isTime =
            digits.count == 5 && digits[2] == UInt8(ascii: ":")
            && [0, 1, 3, 4].allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digits[$0])
            }
        guard isTime, let hour = Int64(text.prefix(2)), let minute = Int64(text.suffix(2)),
            hour < 24, minute < 60
        else {
            fields.fail(key, .badFormat, "must be a time of day HH:MM from 00:00 to 23:59")
            return nil
        }
        return hour * 60 + minute
    }

    private static func text(_ minute: Int64) -> String {
        let (hour, rest) = (minute / 60, minute % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
