import Testing

@Suite("Documentation")
struct DocumentationTests {
    @Test(arguments: SourceTree.targets.filter { $0.hasPrefix("Sources/") })
    func `what other targets see is documented, cases and requirements too`(folder: String) {
        for file in SourceTree.files(of: folder) {
            for found in file.declarations where Self.isShown(found) {
                if found.keyword == "extension" || Self.isDocumented(found.line, in: file) {
                    continue
                }
                file.complain(found.line, "\(found.keyword) \(found.name) has no comment")
            }
        }
    }

    @Test func `every module says what it owns`() {
        for target in SourceTree.targets where target.hasPrefix("Sources/") {
            let name = String(target.dropFirst("Sources/".count))
            // What has no Swift of its own has nothing to explain here.
            guard !SourceTree.files(of: target).isEmpty else { continue }
            let page = SourceTree.text("\(target)/\(name).docc/\(name).md")
            #expect(page?.hasPrefix("# ``\(name)``\n") == true, "\(target) has no page")
        }
    }

    /// Whether other targets see it: by its own word, as a case, or as a requirement.
    private static func isShown(_ declaration: Declaration) -> Bool {
        if declaration.isPackage { return true }
        guard let parent = declaration.parent, parent.isPackage else { return false }
        switch parent.keyword {
        case "enum": return declaration.keyword == "case"
        case "protocol": return true
        default: return false
        }
    }

    /// Whether a comment stands right before a line, attributes aside.
    private static func isDocumented(_ line: Int, in file: SourceFile) -> Bool {
        var line = line - 1
        while line >= 0 {
            let text = file.lines[line].drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") || text.hasPrefix("// SAFETY") else { return false }
            line -= 1
        }
        return false
    }
}
