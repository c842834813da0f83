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
