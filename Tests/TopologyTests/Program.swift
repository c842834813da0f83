import Foundation

/// Runs a program that is not ours and keeps what it said.
struct Program {
    /// What it ended with.
    let status: Int32
    /// What it wrote, errors included.
    let output: String

    /// Runs a program from the PATH to its end.
    init(_ words: [String], environment: [String: String] = [:], input: String = "") throws {
        let process = Process()
        let pipe = Pipe()
        let stdin = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        if !environment.isEmpty {
            process.environment = environment.merging(["PATH": "/usr/sbin:/usr/bin:/bin"]) {
                mine,
                _ in mine
            }
        }
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = stdin
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: data, as: UTF8.self)
    }

    /// Whether it did what it was asked.
    var succeeded: Bool { status == 0 }
    /// Whether the broker said that this user may not.
    var wasRefused: Bool { status != 0 && output.contains("ACCESS_REFUSED") }
}
