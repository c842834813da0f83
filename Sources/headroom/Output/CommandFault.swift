import ArgumentParser

/// Why a command could not do what it was asked, with the exit code that says so.
struct CommandFault: Error, CustomStringConvertible {
    /// The exit codes, after sysexits.h; scripts may rely on them.
    enum Code: Int32 {
        /// The node refused, or a check found violations.
        case refused = 1
        /// The command line is wrong.
        case usage = 64
        /// The data that was given is wrong.
        case badData = 65
        /// The log, the broker or the data folder is out of reach.
        case unavailable = 69
        /// A defect of ours.
        case broken = 70
        /// Nobody answered in time: the same command may work later.
        case tryAgain = 75
    }

    /// The exit code.
    let code: Code
    /// One sentence for a person.
    let message: String

    /// Makes a fault from its parts.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence.
    var description: String { message }
    /// The exit code as the argument parser takes it.
    var exitCode: ExitCode { ExitCode(code.rawValue) }
}
