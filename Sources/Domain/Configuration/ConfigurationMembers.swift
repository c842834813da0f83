/// Keys with their values, each key once, always in the order of the keys' UTF-8 bytes.
///
/// Keys are told apart by their bytes: two spellings of one character are two keys, so that the
/// same document has the same members on every machine. Source: domain §0, §6.
package struct ConfigurationMembers<Value: Hashable & Sendable>: Sendable {
    /// One key with its value.
    package struct Member: Sendable {
        /// The key.
        package let key: String
        /// The value.
        package var value: Value
    }

    /// All members in the order of their keys.
    package private(set) var members: [Member] = []

    /// Starts without members.
    package init() {}

    /// Makes members from pairs in any order; of a repeated key the last value stays.
    package init(_ pairs: some Sequence<(String, Value)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// Whether there is no member.
    package var isEmpty: Bool { members.isEmpty }

    /// The keys in their order.
    package var keys: [String] { members.map(\.key) }

    /// The value of a key; setting nil removes the member.
    package subscript(key: String) -> Value? {
        get {
            let index = place(of: key)
            return holds(key, at: index) ? members[index].value : nil
        }
        set {
            let index = place(of: key)
            switch (holds(key, at: index), newValue) {
            case (true, let value?): members[index].value = value
            case (true, nil): members.remove(at: index)
            case (false, let value?): members.insert(Member(key: key, value: value), at: index)
            case (false, nil): break
            }
        }
    }

    /// The first place whose key does not come before the given one.
    private func place(of key: String) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if Identifier.isBefore(members[middle].key, key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private func holds(_ key: String, at index: Int) -> Bool {
        index < members.count && members[index].key.utf8.elementsEqual(key.utf8)
    }
}

extension ConfigurationMembers: Hashable {
    /// Whether both have the same keys, byte for byte, with equal values.
    package static func == (first: Self, second: Self) -> Bool {
        first.members.elementsEqual(second.members) {
            $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value
        }
    }

    /// Hashes keys and values in order.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for member in members {
            hasher.combine(member.key)
            hasher.combine(member.value)
        }
    }
}

extension ConfigurationMembers: ExpressibleByDictionaryLiteral {
    /// Makes members from a literal; of a repeated key the last value stays.
    package init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }
}
