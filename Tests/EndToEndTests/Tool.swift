/// A program that runs to its end, and what it said.
struct Tool {
    /// What it ended with.
    let status: Int32
    /// What it wrote, errors included.
    let output: String

    /// Runs a program from the PATH.
    init(
        _ words: [String],
        environment: [String: String] = [:],
        within patience: Duration = .seconds(90)
    ) async throws {
        (status, output) = try await OwnThread.run {
            let program = try RunningProgram(words, environment: environment)
            guard let status = program.awaitEnd(within: patience) else {
                program.kill()
                throw ProgramFailure("\(words[0]) does not end; so far it said:\n\(program.text)")
            }
            let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
            let said = lines.filter { !$0.hasPrefix("guard: ") }
            return (status, said.joined(separator: "\n"))
        }
    }

    /// The lines that it wrote; fails when the program did.
    func lines() throws -> [String] {
        guard status == 0 else { throw ProgramFailure("it ended with \(status):\n\(output)") }
        return output.split(separator: "\n").map(String.init)
    }
}
