import Foundation

/// The helper program `LogAppender`, running.
struct AppenderProcess {
    private let process = Process()
    private let output: String
    private let ended: AsyncStream<Void>

    /// Starts it on the log in `directory`.
    init(
        in directory: TemporaryDirectory,
        name: String,
        total: Int,
        batch: Int = 1,
        bytes: Int = 0,
        fileLimit: Int = 0
    ) throws {
        output = "\(directory.path)/\(name).out"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        // The helper is built beside the tests.
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        process.executableURL = URL(fileURLWithPath: tests)
            .deletingLastPathComponent().appendingPathComponent("LogAppender")
        process.arguments = [
            directory.path, name, "\(total)", "\(batch)", "\(bytes)", "\(fileLimit)",
        ]
        process.standardOutput = try FileHandle(
            forWritingTo: URL(fileURLWithPath: output)
        )
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    /// Kills it at once, in the middle of whatever it does.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Waits for its end and returns the lines that it wrote completely.
    func lines() async throws -> [String] {
        for await _ in ended {}
        let text = try String(contentsOfFile: output, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }
}
