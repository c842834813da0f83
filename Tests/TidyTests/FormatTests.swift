import Foundation
import Testing

@Suite("Format")
struct FormatTests {
    @Test func `the formatter of the toolchain has nothing to say`() throws {
        let output = try run([
            "swift", "format", "lint", "--strict", "--parallel", "--recursive", "Package.swift",
            "Sources", "Tests",
        ])
        let lines = output.split(separator: "\n")
        #expect(lines.isEmpty, "\(lines.count) lines: \(lines.prefix(20).joined(separator: "\n"))")
    }

    @Test(
        arguments: SourceTree.textPaths.filter { path in
            SourceTree.text(path)?.hasPrefix("#!") ?? false
        }
    )
    func `a script stops at the first failure, can be started, and is sound`(path: String) throws {
        let text = try #require(SourceTree.text(path))
        #expect(text.hasPrefix("#!/usr/bin/env bash\n"))
        #expect(text.contains("\nset -euo pipefail\n"))
        #expect(
            FileManager.default.isExecutableFile(
                atPath: SourceTree.root.appending(path: path).path()
            )
        )
        #expect(try run(["bash", "-n", path]).isEmpty)
    }

    private func run(_ command: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = SourceTree.root
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let output = String(decoding: data, as: UTF8.self)
        return output.isEmpty && process.terminationStatus != 0
            ? "\(command[0]) ended with \(process.terminationStatus)" : output
    }
}
