import Domain

/// Lists and whole objects.
extension FieldReader {
    /// A list of words of an enumeration; the errors name the items.
    package mutating func words<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Word.Type,
        count: ClosedRange<Int>,
        required: Bool = false
    ) -> [Word]? where Word.RawValue == String {
        guard let texts = counted(key, count, required: required) else { return nil }
        let known = type.allCases.map(\.rawValue)
        var words: [Word] = []
        for (index, text) in texts.enumerated() {
            // Equal strings may differ in bytes, and only one spelling is a word.
            guard let word = Word(rawValue: text), word.rawValue.utf8.elementsEqual(text.utf8)
            else {
                fail(
                    "\(key)/\(index)",
                    .notInEnum,
                    "must be one of \(known.joined(separator: ", "))"
                )
                continue
            }
            words.append(word)
        }
        return words.count == texts.count ? words : nil
    }

    /// A list of texts of one form, which `rule` says for a person.
    package mutating func texts(
        _ key: String,
        count: ClosedRange<Int>,
        rule: String,
        required: Bool = false,
        where isFine: (String) -> Bool
    ) -> [String]? {
        guard let texts = counted(key, count, required: required) else { return nil }
        var areFine = true
        for (index, text) in texts.enumerated() where !isFine(text) {
            fail("\(key)/\(index)", .badFormat, rule)
            areFine = false
        }
        return areFine ? texts : nil
    }

    /// A list of ids, in the order they stand.
    package mutating func ids(
        _ key: String,
        count: ClosedRange<Int>,
        required: Bool = false
    ) -> [String]? {
        texts(
            key,
            count: count,
            rule: "must be an id: 1 to 80 of A-Z a-z 0-9 . _ @ -",
            required: required,
            where: Identifier.isValid
        )
    }

    /// A list of integers within a range; the errors name the items.
    package mutating func ints(
        _ key: String,
        count: ClosedRange<Int>,
        in range: ClosedRange<Int64>
    ) -> [Int64]? {
        guard let value = value(key) else { return nil }
        guard case .array(let items) = value else {
            fail(key, .wrongType, "must be a list")
            return nil
        }
        guard count.contains(items.count) else {
            let rule = "must have \(count.lowerBound) to \(count.upperBound) items"
            fail(key, .outOfRange, rule)
            return nil
        }
        var numbers: [Int64] = []
        for (index, item) in items.enumerated() {
            guard case .int(let number) = item else {
                fail("\(key)/\(index)", .wrongType, "must be a 64-bit integer")
                continue
            }
            guard range.contains(number) else {
                let rule = "must be from \(range.lowerBound) to \(range.upperBound)"
                fail("\(key)/\(index)", .outOfRange, rule)
                continue
            }
            numbers.append(number)
        }
        return numbers.count == items.count ? numbers : nil
    }

    /// An object as it stands, whatever is in it.
    package mutating func object(_ key: String, required: Bool = false) -> JSONObject? {
        guard nested(key, required: required) != nil else { return nil }
        return value(key)?.object
    }

    /// A list of strings with a number of items.
    private mutating func counted(
        _ key: String,
        _ count: ClosedRange<Int>,
        required: Bool
    ) -> [String]? {
        if required, !has(key) { fail(key, .missingKey, "required") }
        guard
            let texts = texts(key, maximumCount: count.upperBound, maximumLength: 255),
            let items = value(key)?.array, items.count == texts.count
        else { return nil }
        guard texts.count >= count.lowerBound else {
            fail(key, .outOfRange, "must have at least \(count.lowerBound) items")
            return nil
        }
        return texts
    }
}
