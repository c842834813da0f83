/// The members of a JSON object, in the order they were written, with unique keys.
package struct JSONObject: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// One key with its value.
    package struct Member: Sendable, Hashable {
        /// The key.
        package let key: String
        /// The value.
        package var value: JSON

        /// Pairs a key with a value.
        package init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// All members in the order they were written.
    package private(set) var members: [Member]

    /// Makes an object from members whose keys the caller knows to be unique.
    package init(_ members: [Member] = []) {
        self.members = members
    }

    /// Makes an object from a literal; a repeated key keeps its last value.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self.members = []
        for (key, value) in elements { self[key] = value }
    }

    /// The value of a key; setting nil removes the member, setting a new key appends it.
    package subscript(key: String) -> JSON? {
        get {
            for member in members where member.key == key { return member.value }
            return nil
        }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}
