package import Domain

/// Reads the fields of one JSON object and collects everything that is wrong with them.
///
/// Every method returns nil and notes an error when the field is not as it must be, so that a
/// sender learns all its mistakes at once. Unknown fields are ignored (domain §21.1).
package struct FieldReader {
    /// The errors found so far, in the order they were found.
    package private(set) var errors: [FieldError] = []
    private let object: JSONObject
    private let path: String

    /// Reads `object`, which stands at `path` of the message.
    package init(_ object: JSONObject, path: String) {
        self.object = object
        self.path = path
    }

    /// Whether a field is present at all.
    package func has(_ key: String) -> Bool { object[key] != nil }

    /// Notes an error about a field.
    package mutating func fail(_ key: String, _ code: FieldError.Code, _ rule: String) {
        errors.append(FieldError(path: "\(path)/\(key)", code: code, rule: rule))
    }

    /// Takes over the errors of a reader of a nested object.
    package mutating func absorb(_ nested: FieldReader) { errors.append(contentsOf: nested.errors) }

    private mutating func raw(_ key: String, required: Bool) -> JSON? {
        let value = object[key]
        if value == nil, required { fail(key, .missingKey, "required") }
        return value
    }

    /// A string of `minimum` to `maximum` characters, counted as Unicode scalars.
    package mutating func text(
        _ key: String,
        maximum: Int,
        minimum: Int = 1,
        required: Bool = true
    ) -> String? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(key, .wrongType, "must be a string")
            return nil
        }
        let count = text.unicodeScalars.count
        guard count >= minimum, count <= maximum else {
            fail(key, .outOfRange, "must have \(minimum) to \(maximum) characters")
            return nil
        }
        return text
    }

    /// An id of domain §0: 1 to 80 characters `[A-Za-z0-9._@-]`.
    package mutating func id(_ key: String, required: Bool = true) -> String? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(key, .wrongType, "must be a string")
            return nil
        }
        guard Identifier.isValid(text) else {
            fail(key, .badFormat, "must be an id: 1 to 80 of A-Z a-z 0-9 . _ @ -")
            return nil
        }
        return text
    }

    /// An id that a client chooses: as `id`, without `_` and `@`.
    package mutating func clientId(_ key: String) -> String? {
        guard let text = id(key, required: false) else { return nil }
        guard Identifier.isClientChosen(text) else {
            fail(key, .badFormat, "a chosen id has no _ and no @")
            return nil
        }
        return text
    }

    /// A SHA-256 as 64 hexadecimal digits.
    package mutating func hash(_ key: String) -> String? {
        guard let text = text(key, maximum: 64, minimum: 64) else { return nil }
        guard text.utf8.count == 64, text.allSatisfy(\.isHexDigit) else {
            fail(key, .badFormat, "must be 64 hexadecimal digits")
            return nil
        }
        return text
    }

    /// The name of an activity: 1 to 100 characters in lower snake case, beginning with a letter.
    package mutating func activity(_ key: String) -> String? {
        guard let text = text(key, maximum: 100) else { return nil }
        var isAfterLetter = false
        for byte in text.utf8 {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            let isJoint = isDigit || byte == UInt8(ascii: "_")
            guard isLetter || isJoint && isAfterLetter else {
                fail(key, .badFormat, "must be words of a-z and 0-9 joined by _")
                return nil
            }
            isAfterLetter = true
        }
        return text
    }

    /// An integer within a range.
    package mutating func int(
        _ key: String,
        in range: ClosedRange<Int64>,
        required: Bool = true
    ) -> Int64? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .int(let number) = value else {
            fail(key, .wrongType, "must be a 64-bit integer")
            return nil
        }
        guard range.contains(number) else {
            fail(key, .outOfRange, "must be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// A truth value.
    package mutating func bool(_ key: String, required: Bool = false) -> Bool? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .bool(let truth) = value else {
            fail(key, .wrongType, "must be true or false")
            return nil
        }
        return truth
    }

    /// One word of an enumeration.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Word.Type,
        required: Bool = true
    ) -> Word? where Word.RawValue == String {
        guard let value = raw(key, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(key, .wrongType, "must be a string")
            return nil
        }
        // Equal strings may differ in bytes (a Kelvin sign is a K), and only one spelling is a word.
        guard let word = Word(rawValue: text), word.rawValue.utf8.elementsEqual(text.utf8) else {
            let words = type.allCases.map(\.rawValue).joined(separator: ", ")
            fail(key, .notInEnum, "must be one of \(words)")
            return nil
        }
        return word
    }

    /// A civil date `YYYY-MM-DD`.
    package mutating func date(_ key: String, required: Bool = true) -> CivilDate? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(key, .wrongType, "must be a string")
            return nil
        }
        guard let date = CivilDate(iso: text) else {
            fail(key, .badFormat, "must be a date YYYY-MM-DD")
            return nil
        }
        return date
    }

    /// An instant in any RFC 3339 form.
    package mutating func instant(_ key: String, required: Bool = true) -> Instant? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .string(let text) = value else {
            fail(key, .wrongType, "must be a string")
            return nil
        }
        guard let instant = Instant(rfc3339: text) else {
            fail(key, .badFormat, "must be an RFC 3339 instant")
            return nil
        }
        return instant
    }

    /// Money `{amount, currency}` within a range of minor units.
    package mutating func money(
        _ key: String,
        in range: ClosedRange<Int64>,
        required: Bool = true
    ) -> Money? {
        guard raw(key, required: required) != nil,
            var nested = nested(key)
        else { return nil }
        let amount = nested.int("amount", in: range)
        let currency = nested.word("currency", Currency.self)
        absorb(nested)
        guard let amount, let currency else { return nil }
        return Money(amount: amount, currency: currency)
    }

    /// A list of strings of at most `maximumLength` characters each.
    package mutating func texts(
        _ key: String,
        maximumCount: Int,
        maximumLength: Int
    ) -> [String]? {
        guard let value = raw(key, required: false) else { return nil }
        guard case .array(let items) = value else {
            fail(key, .wrongType, "must be a list")
            return nil
        }
        guard items.count <= maximumCount else {
            fail(key, .outOfRange, "must have at most \(maximumCount) items")
            return nil
        }
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            guard let text = item.string else {
                fail("\(key)/\(index)", .wrongType, "must be a string")
                continue
            }
            guard !text.isEmpty, text.unicodeScalars.count <= maximumLength else {
                fail("\(key)/\(index)", .outOfRange, "must have 1 to \(maximumLength) characters")
                continue
            }
            texts.append(text)
        }
        return texts
    }

    /// A reader of a nested object; nil with an error noted when the field is no object.
    package mutating func nested(_ key: String, required: Bool = false) -> FieldReader? {
        guard let value = raw(key, required: required) else { return nil }
        guard case .object(let nested) = value else {
            fail(key, .wrongType, "must be an object")
            return nil
        }
        return FieldReader(nested, path: "\(path)/\(key)")
    }

    /// Readers of the objects in a list; nil with an error noted when the field is no list.
    package mutating func list(_ key: String, maximumCount: Int) -> [FieldReader]? {
        guard let value = object[key] else { return nil }
        guard case .array(let items) = value else {
            fail(key, .wrongType, "must be a list")
            return nil
        }
        guard items.count <= maximumCount else {
            fail(key, .outOfRange, "must have at most \(maximumCount) items")
            return nil
        }
        var readers: [FieldReader] = []
        for (index, item) in items.enumerated() {
            guard case .object(let object) = item else {
                fail("\(key)/\(index)", .wrongType, "must be an object")
                continue
            }
            readers.append(FieldReader(object, path: "\(path)/\(key)/\(index)"))
        }
        return readers
    }

    /// A field as it stands; absence is fine.
    package func value(_ key: String) -> JSON? { object[key] }
}
