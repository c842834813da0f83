import Foundation
import Glibc
import Testing

/// A Swift file with its lines as they stand and as code alone.
struct SourceFile: Sendable {
    /// The path from the root of the project.
    let path: String
    /// The lines as they stand.
    let lines: [String]
    /// The same lines with comments and the content of strings blanked out.
    let code: [String]
    /// What the file declares, in order.
    let declarations: [Declaration]

    private let codeText: String

    init?(path: String) {
        guard let text = SourceTree.text(path) else { return nil }
        self.path = path
        lines = Self.split(text)
        let blanked = CodeBlanker.blanked(text)
        code = Self.split(blanked)
        codeText = blanked
        declarations = Declaration.all(in: code)
    }

    /// `Sources/Domain` for `Sources/Domain/Kit/Money.swift`.
    var target: String { path.split(separator: "/").prefix(2).joined(separator: "/") }

    /// The name of the file without its folders and `.swift`.
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

    /// The lines whose code contains a text, counted from 0, with their code.
    func code(containing text: String) -> [(line: Int, code: String)] {
        guard Self.contains(codeText, text) else { return [] }
        return code.enumerated().filter { $0.element.contains(text) }
            .map { (line: $0.offset, code: $0.element) }
    }

    /// Records that a line, counted from 0, breaks a rule.
    func complain(_ line: Int, _ what: String) {
        Issue.record(
            "\(path):\(line + 1): \(what)",
            sourceLocation: SourceLocation(
                fileID: path,
                filePath: SourceTree.root.appending(path: path).path(),
                line: line + 1,
                column: 1
            )
        )
    }

    /// Whether a text contains another; the C library is what makes these tests fast.
    static func contains(_ whole: String, _ text: String) -> Bool {
        strstr(whole, text) != nil
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
