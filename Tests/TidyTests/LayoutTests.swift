import Testing

@Suite("Files and folders")
struct LayoutTests {
    @Test func `nothing lies at the top that does not belong there`() {
        let expected: Set<String> = [
            "Package.swift", "README.md", "docker-compose.yml", "Dockerfile", "Sources", "Tests",
            "topology", "scripts", ".ci", ".swift-format", ".gitignore",
        ]
        let found = Set(SourceTree.entries(of: "")).subtracting(SourceTree.ignoredEntries)
        #expect(found == expected)
    }

    @Test(arguments: SourceTree.targets)
    func `a file of sources has at most 400 lines, one of tests 600`(folder: String) {
        let limit = folder.hasPrefix("Sources/") ? 400 : 600
        for file in SourceTree.files(of: folder) where file.lines.count > limit + 1 {
            file.complain(0, "\(file.lines.count - 1) lines; \(limit) are enough")
        }
    }

    @Test(arguments: SourceTree.targets)
    func `a function has at most 60 lines`(folder: String) {
        let keywords: Set<String> = ["func", "init", "subscript", "var", "deinit"]
        for file in SourceTree.files(of: folder) {
            for found in file.declarations where keywords.contains(found.keyword) {
                guard let length = Self.length(of: found, in: file), length > 60 else { continue }
                file.complain(found.line, "\(found.keyword) \(found.name) has \(length) lines")
            }
        }
    }

    @Test(arguments: SourceTree.targets)
    func `a file shows one type and is named after it`(folder: String) {
        for file in SourceTree.files(of: folder) {
            let shown = file.declarations.filter { $0.depth == 0 && !$0.isPrivate }
            let types = shown.filter { Declaration.types.contains($0.keyword) }
            let base = String(file.name.prefix { $0 != "+" })
            if types.count > 1 {
                file.complain(types[1].line, "a second type; it wants a file of its own")
            }
            if let type = types.first, type.name != base {
                file.complain(type.line, "the file is not named after \(type.name)")
            }
            let extended = shown.filter { $0.keyword == "extension" }
            if types.isEmpty, Set(extended.map(\.name)).count == 1, let first = extended.first,
                !file.name.split(separator: "+").contains(where: {
                    first.name.replacing(".", with: "").hasPrefix($0)
                        || first.name.hasSuffix(".\($0)")
                })
            {
                file.complain(first.line, "the file is not named after \(first.name)")
            }
        }
    }

    @Test func `no name of a file or a type says nothing`() {
        let empty = ["Util", "Helper", "Common", "Manager", "Extensions", "Misc"]
        for file in SourceTree.swiftFiles {
            for word in empty where file.path.contains(word) {
                file.complain(0, "\(word) is no name")
            }
            for type in file.declarations where Declaration.types.contains(type.keyword) {
                for word in empty where type.name.contains(word) {
                    file.complain(type.line, "\(word) is no name")
                }
            }
        }
    }

    @Test func `paths have no spaces, and prose of a target is in its catalog`() {
        for path in SourceTree.textPaths {
            #expect(!path.contains(" "), "\(path)")
            let isProse = path.hasSuffix(".md") && path != "README.md"
            #expect(!isProse || path.contains(".docc/"), "\(path)")
        }
    }

    /// The lines from the declaration to the brace that ends it; nil when it has no body.
    private static func length(of declaration: Declaration, in file: SourceFile) -> Int? {
        var depth = 0
        var parentheses = 0
        for line in declaration.line..<file.code.count {
            for byte in file.code[line].utf8 {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"):
                    depth -= 1
                    if depth < 0 { return nil }
                    if depth == 0, parentheses == 0 { return line - declaration.line + 1 }
                default: break
                }
            }
            let isOver = depth == 0 && parentheses == 0 && line > declaration.line
            if isOver, declaration.keyword == "var" { return nil }
        }
        return nil
    }
}
