/// Finds words in lines of text.
enum Words {
    /// Whether a line contains a text that is no part of a longer word.
    static func contains(_ line: some StringProtocol, _ text: String) -> Bool {
        for range in line.ranges(of: text) {
            let before = line[..<range.lowerBound].last
            let after = line[range.upperBound...].first
            if !isPart(before, beside: text.first), !isPart(after, beside: text.last) {
                return true
            }
        }
        return false
    }

    /// The lines of a text with their numbers, counted from 1.
    static func lines(of text: String) -> [(number: Int, text: Substring)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { (number: $0.offset + 1, text: $0.element) }
    }

    private static func isPart(_ character: Character?, beside edge: Character?) -> Bool {
        guard let character, let edge, isLetter(edge) else { return false }
        return isLetter(character)
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
