/// Why a log could not do what it was asked.
package struct LogFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault, told apart because callers react differently.
    package enum Code: String, Sendable, Hashable {
        /// The log was cut by retention and no longer holds the wanted position: stop.
        case historyGone = "history-gone"
        /// The log cannot be reached or took too long: try again with back-off.
        case unavailable
        /// The log refused the operation (permissions, a missing exchange, a broken file): a
        /// person must act.
        case refused
        /// The log, or this reader, was closed.
        case closed
    }

    /// The kind of fault.
    package let code: Code
    /// One sentence for a person, with names and positions, never a payload.
    package let message: String

    /// Makes a fault from a code and its sentence.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the same call may succeed later without anybody acting.
    package var isRetriable: Bool { code == .unavailable }

    /// The code and the sentence on one line.
    package var description: String { "\(code.rawValue): \(message)" }
}
