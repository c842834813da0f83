import AMQP
import ArgumentParser
import EventLog
import Storage

/// From whatever went wrong to one sentence on standard error and an exit code.
extension CommandFault {
    /// Runs a command; what it throws is said in one sentence and becomes the exit code.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let fault = CommandFault(error)
            Screen.note("headroom: \(fault.message)\n")
            throw fault.exitCode
        }
    }

    /// What an error means for whoever called the command.
    init(_ error: any Error) {
        switch error {
        case let fault as CommandFault: self = fault
        case let fault as LogFault:
            self.init(.unavailable, fault.message + Self.advice(after: fault.code))
        case let fault as AMQPFault:
            if case .timedOut = fault.kind {
                self.init(.tryAgain, fault.description)
            } else {
                self.init(.unavailable, fault.description)
            }
        case let fault as InvalidAMQPURL: self.init(.usage, fault.description)
        case let fault as StorageFault:
            switch fault.code {
            case .locked, .diskFull: self.init(.tryAgain, fault.message)
            case .inputOutput, .newerFile, .notANode: self.init(.unavailable, fault.message)
            case .inconsistent: self.init(.broken, fault.message)
            }
        default: self.init(.broken, "\(error)")
        }
    }

    /// What a person can do about a log that has lost something.
    private static func advice(after code: LogFault.Code) -> String {
        switch code {
        case .historyGone:
            "; nothing was skipped: restore a backup that reaches further (headroom restore)"
        case .unavailable, .refused, .closed: ""
        }
    }
}
