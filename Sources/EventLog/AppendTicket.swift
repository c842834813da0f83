import Contracts
import Synchronization

/// One call of `append` on its way to the file: its messages, and then what became of them.
final class AppendTicket: Sendable {
    /// The messages, in the caller's order.
    let messages: [LogMessage]
    private let state = Mutex<Result<Void, LogFault>?>(nil)

    /// Makes a ticket that waits for its group.
    init(_ messages: [LogMessage]) {
        self.messages = messages
    }

    /// What became of the messages, nil while nobody has tried.
    var outcome: Result<Void, LogFault>? { state.withLock { $0 } }

    /// Notes what became of the messages.
    func settle(_ outcome: Result<Void, LogFault>) {
        state.withLock { $0 = outcome }
    }
}
