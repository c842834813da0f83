/// Says what a binding key of a topic exchange matches: `*` is one word, `#` any number of words.
enum TopicPattern {
    static func matches(_ pattern: String, _ key: String) -> Bool {
        matches(
            pattern.split(separator: ".", omittingEmptySubsequences: false)[...],
            key.split(separator: ".", omittingEmptySubsequences: false)[...]
        )
    }

    private static func matches(
        _ pattern: ArraySlice<Substring>,
        _ key: ArraySlice<Substring>
    ) -> Bool {
        guard let first = pattern.first else { return key.isEmpty }
        let rest = pattern.dropFirst()
        switch first {
        case "#": return matches(rest, key) || (!key.isEmpty && matches(pattern, key.dropFirst()))
        case "*": return !key.isEmpty && matches(rest, key.dropFirst())
        default: return key.first == first && matches(rest, key.dropFirst())
        }
    }
}
