import Contracts
import Foundation

/// The built program, run with arguments as a person or a script would.
struct CommandLineRun {
    /// The exit code.
    let code: Int32
    /// What it wrote on standard output.
    let output: String
    /// What it wrote on standard error.
    let notes: String

    /// The last line on standard output as JSON, empty when it is none.
    var json: JSONObject {
        let last = output.split(separator: "\n").last ?? ""
        return (try? JSONParser.parse(Array(last.utf8)))?.object ?? [:]
    }

    /// The items of a list.
    var items: [JSONObject] { (json["items"]?.array ?? []).compactMap(\.object) }

    /// Runs the program to its end.
    static func headroom(
        _ arguments: [String],
        in folder: TemporaryFolder,
        input: String = ""
    ) async throws -> CommandLineRun {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        let files = try (0..<3).map { number in
            let file = folder.file("run-\(UInt64.random(in: 0...(.max)))-\(number)")
            try (number == 0 ? input : "").write(toFile: file, atomically: true, encoding: .utf8)
            return file
        }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tests)
            .deletingLastPathComponent().appendingPathComponent("headroom")
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: files[0]))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files[1]))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files[2]))
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        for await _ in ended {}
        return CommandLineRun(
            code: process.terminationStatus,
            output: try String(contentsOfFile: files[1], encoding: .utf8),
            notes: try String(contentsOfFile: files[2], encoding: .utf8)
        )
    }
}
