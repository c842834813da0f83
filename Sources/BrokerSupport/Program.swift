/// A program that ran to its end, and what it said.
package struct Program: Sendable {
    /// The exit status, or 128 and the signal that killed it.
    package let status: Int32
    /// What it wrote, errors included.
    package let output: String

    /// Runs a program of the PATH; blocks until it has ended.
    ///
    /// One that does not end in time is killed, and the failure tells what it had said.
    package init(
        _ words: [String],
        environment: [String: String] = [:],
        input: String = "",
        within seconds: Int = 120
    ) throws(BrokerFailure) {
        let child = try ChildProcess(words, environment: environment)
        if !input.isEmpty { try child.write(Array(input.utf8)) }
        child.closeInput()
        var text: [UInt8] = []
        var waits = seconds * 20
        var ended: Int32?
        while waits > 0 {
            if child.hasOutput(within: ended == nil ? 50 : 0) {
                guard let bytes = child.readSome() else { break }
                text += bytes
            } else if ended != nil {
                break
            } else {
                // What it has started may hold its output open for as long as it likes.
                ended = child.endIfAny()
                waits -= 1
            }
        }
        output = String(decoding: text, as: UTF8.self)
        guard waits > 0 else {
            child.kill()
            _ = child.awaitEnd()
            throw BrokerFailure("\(words[0]) did not end in \(seconds) s, but said: \(output)")
        }
        status = ended ?? child.awaitEnd()
    }

    /// Whether it did what it was asked.
    package var succeeded: Bool { status == 0 }

    /// Runs a program and returns what it wrote; its failure is one of the broker.
    static func run(
        _ words: [String],
        environment: [String: String] = [:]
    ) throws(BrokerFailure) -> String {
        let program = try Program(words, environment: environment)
        guard program.succeeded else {
            throw BrokerFailure("\(words.joined(separator: " ")) failed: \(program.output)")
        }
        return program.output
    }
}
