/// A declaration found in a Swift file by its indentation-free shape, enough for the tidy rules.
struct Declaration: Sendable {
    /// The line, counted from 0.
    let line: Int
    /// The words before the keyword, such as `package` and `static`.
    let modifiers: [String]
    /// The word that says what it is, such as `struct` or `case`.
    let keyword: String
    /// The name, without its parameters; empty for an `init`.
    let name: String
    /// How many braces are open around it.
    let depth: Int
    /// The innermost type around it, if it is directly inside one.
    let parent: Parent?

    /// What a declaration is directly inside of.
    struct Parent: Sendable {
        /// The word that says what it is, such as `enum` or `extension`.
        let keyword: String
        /// Whether it can be seen from other targets.
        let isPackage: Bool
    }

    static let types: Set<String> = ["struct", "class", "enum", "actor", "protocol"]
    static let keywords: Set<String> = types.union([
        "extension", "func", "var", "let", "init", "subscript", "case", "typealias",
        "associatedtype", "deinit",
    ])
    private static let modifiers: Set<String> = [
        "package", "public", "internal", "private", "fileprivate", "open", "static", "final",
        "mutating", "nonmutating", "nonisolated", "override", "convenience", "required", "lazy",
        "weak", "unowned", "indirect", "distributed", "isolated", "consuming", "borrowing",
        "dynamic", "optional", "private(set)", "package(set)", "fileprivate(set)", "class",
    ]

    /// The declarations of a file from its code, in order; local ones among them, with a depth that tells.
    static func all(in code: [String]) -> [Declaration] {
        var found: [Declaration] = []
        var open: [Parent?] = []
        var pending: Parent?
        for (line, text) in code.enumerated() {
            let parent = open.last.flatMap { $0 }
            if let declaration = parse(text, line: line, depth: open.count, parent: parent) {
                found.append(declaration)
                if types.contains(declaration.keyword) || declaration.keyword == "extension" {
                    pending = Parent(
                        keyword: declaration.keyword,
                        isPackage: declaration.isPackage || declaration.keyword == "extension"
                    )
                } else {
                    pending = nil
                }
            }
            for character in text.utf8 {
                if character == UInt8(ascii: "{") {
                    open.append(pending)
                    pending = nil
                } else if character == UInt8(ascii: "}"), !open.isEmpty {
                    open.removeLast()
                }
            }
        }
        return found
    }

    /// Whether it can be seen from other targets, as far as its own words tell.
    var isPackage: Bool { modifiers.contains("package") }

    /// Whether only its own file sees it.
    var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }

    private static func parse(
        _ text: String,
        line: Int,
        depth: Int,
        parent: Parent?
    ) -> Declaration? {
        var words = text.split { $0 == " " || $0 == "\t" }.map(String.init)[...]
        while let word = words.first, word.hasPrefix("@") { words.removeFirst() }
        var found: [String] = []
        while let word = words.first, modifiers.contains(word) {
            let next = words.dropFirst().first ?? ""
            if word == "class", !keywords.contains(next), !modifiers.contains(next) { break }
            found.append(word)
            words.removeFirst()
        }
        guard let first = words.first else { return nil }
        let keyword = String(first.prefix { $0.isLetter })
        guard keywords.contains(keyword) else { return nil }
        if first != keyword, !["init", "subscript"].contains(keyword) { return nil }
        let rest = words.dropFirst().first ?? ""
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        return Declaration(
            line: line,
            modifiers: found,
            keyword: keyword,
            name: String(name),
            depth: depth,
            parent: parent
        )
    }
}
