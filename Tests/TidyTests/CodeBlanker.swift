/// Blanks comments and the content of strings in Swift text, so that what is left is code.
///
/// Line breaks stay where they are. Code inside an interpolation is blanked too.
struct CodeBlanker {
    private let bytes: [UInt8]
    private var result: [UInt8] = []
    private var index = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
        result.reserveCapacity(bytes.count)
    }

    static func blanked(_ text: String) -> String {
        var blanker = CodeBlanker(text)
        blanker.run()
        return String(decoding: blanker.result, as: UTF8.self)
    }

    private mutating func run() {
        while index < bytes.count {
            if starts("//") {
                while index < bytes.count, bytes[index] != Self.newline { blank() }
            } else if starts("/*") {
                blockComment()
            } else if let pounds = stringStart() {
                string(pounds: pounds)
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")
    private static let pound = UInt8(ascii: "#")

    private func starts(_ text: StaticString, at offset: Int = 0) -> Bool {
        let start = index + offset
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for place in 0..<text.utf8CodeUnitCount
        where bytes[start + place] != text.utf8Start[place] {
            return false
        }
        return true
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            result.append(bytes[index] == Self.newline ? Self.newline : UInt8(ascii: " "))
            index += 1
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                blank(2)
            } else if starts("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && index < bytes.count
    }

    /// The number of `#` before the quote that starts here, if a string starts here.
    private func stringStart() -> Int? {
        var pounds = 0
        while index + pounds < bytes.count, bytes[index + pounds] == Self.pound { pounds += 1 }
        guard index + pounds < bytes.count, bytes[index + pounds] == Self.quote else { return nil }
        return pounds
    }

    private func isFollowed(byPounds pounds: Int, at offset: Int) -> Bool {
        (0..<pounds).allSatisfy {
            index + offset + $0 < bytes.count && bytes[index + offset + $0] == Self.pound
        }
    }

    private mutating func string(pounds: Int) {
        blank(pounds)
        let quotes = starts("\"\"\"") ? 3 : 1
        blank(quotes)
        while index < bytes.count {
            if isEnd(quotes: quotes), isFollowed(byPounds: pounds, at: quotes) {
                return blank(quotes + pounds)
            }
            if starts("\\"), isFollowed(byPounds: pounds, at: 1) {
                blank(1 + pounds)
                if starts("(") { interpolation() } else { blank() }
            } else {
                blank()
            }
        }
    }

    private func isEnd(quotes: Int) -> Bool {
        quotes == 3 ? starts("\"\"\"") : starts("\"")
    }

    private mutating func interpolation() {
        var depth = 0
        repeat {
            if let pounds = stringStart() {
                string(pounds: pounds)
                continue
            }
            if starts("(") { depth += 1 }
            if starts(")") { depth -= 1 }
            blank()
        } while depth > 0 && index < bytes.count
    }
}
