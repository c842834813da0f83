import Testing

@Suite("Constructs")
struct ConstructTests {
    /// A construct that the sources do without, and where it is fine all the same.
    struct Ban: Sendable, CustomTestStringConvertible {
        let words: [String]
        let reason: String
        var folders = ["Sources/"]
        var exceptions: [String] = []

        var testDescription: String { words.joined(separator: ", ") }
    }

    private static let pure = ["Sources/Domain/", "Sources/Contracts/"]
    private static let bans: [Ban] = [
        Ban(words: ["try!"], reason: "handle the error"),
        Ban(words: ["as!"], reason: "ask with as?"),
        Ban(
            words: ["print(", "debugPrint(", "dump("],
            reason: "log it, or return it",
            exceptions: ["Sources/headroom/"]
        ),
        Ban(
            words: ["Task {", "Task.detached", "Task(priority"],
            reason: "a task belongs to a group or to a service"
        ),
        Ban(words: ["Date()"], reason: "time comes from the log"),
        Ban(words: ["UUID()"], reason: "ids derive from the log"),
        Ban(
            words: ["Double", "Float", "CGFloat", "Decimal"],
            reason: "money and capacity are integers",
            folders: pure
        ),
        Ban(
            words: ["random(", "randomElement(", "shuffled(", "SystemRandomNumberGenerator"],
            reason: "the same log gives the same bytes",
            folders: pure + ["Sources/Storage/"]
        ),
        Ban(words: ["fatalError("], reason: "preconditionFailure with a sentence"),
        Ban(
            words: ["Task.sleep", "Thread.sleep"],
            reason: "wait for what happens",
            folders: ["Tests/"]
        ),
        Ban(words: ["disabled("], reason: "a test runs or goes", folders: ["Tests/"]),
    ]

    @Test(arguments: bans)
    func `what the project does without does not come back`(ban: Ban) {
        for file in SourceTree.swiftFiles
        where ban.folders.contains(where: file.path.hasPrefix)
            && !ban.exceptions.contains(where: file.path.hasPrefix)
        {
            for word in ban.words {
                for (line, code) in file.code(containing: word)
                where Words.contains(code, word) {
                    file.complain(line, "\(word): \(ban.reason)")
                }
            }
        }
    }

    @Test func `nothing is public, since nothing is shipped as a library`() {
        for file in SourceTree.swiftFiles {
            for found in file.declarations
            where found.modifiers.contains("public") || found.modifiers.contains("open") {
                file.complain(found.line, "\(found.name) is public")
            }
        }
    }

    @Test func `what the compiler cannot check says why it is safe`() {
        for file in SourceTree.swiftFiles {
            for word in ["@unchecked", "nonisolated(unsafe)", "unowned(unsafe)"] {
                for (line, _) in file.code(containing: word) {
                    let before = file.lines[max(0, line - 6)..<line]
                    if !before.contains(where: { $0.contains("// SAFETY:") }) {
                        file.complain(line, "a line // SAFETY: before it says why it is safe")
                    }
                }
            }
        }
    }

    @Test func `nothing is left for later`() {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]
        for path in SourceTree.textPaths {
            let text = SourceTree.text(path) ?? ""
            for mark in marks where SourceFile.contains(text, mark) {
                for (line, text) in Words.lines(of: text) where Words.contains(text, mark) {
                    Issue.record("\(path):\(line): \(mark)")
                }
            }
        }
    }

    @Test func `code is not kept in comments`() {
        for file in SourceTree.swiftFiles {
            for (line, text) in file.lines.enumerated() {
                guard let last = text.utf8.last,
                    last == UInt8(ascii: "{") || last == UInt8(ascii: ";"),
                    text.drop(while: { $0 == " " }).hasPrefix("// ")
                else { continue }
                file.complain(line, "this looks like code that was switched off")
            }
        }
    }
}
