import Contracts
import Synchronization

/// Where appends wait for the writing thread, in the order in which they were called.
///
/// Callers put their ticket here before they queue for the thread, so the first of them to get
/// there finds the tickets of all the others and commits them with its own.
final class AppendInbox: Sendable {
    /// How many bytes of bodies one transaction takes before it is committed.
    static let groupBytes = 8 * 1_024 * 1_024

    private let waiting = Mutex<[AppendTicket]>([])

    /// Adds messages behind those that wait already.
    func put(_ messages: [LogMessage]) -> AppendTicket {
        let ticket = AppendTicket(messages)
        waiting.withLock { $0.append(ticket) }
        return ticket
    }

    /// Takes the next group, oldest first; a single append is never divided.
    func takeGroup() -> [AppendTicket] {
        waiting.withLock { waiting in
            var bytes = 0
            var count = 0
            while count < waiting.count, bytes < Self.groupBytes {
                bytes += waiting[count].messages.reduce(0) { $0 + $1.body.count }
                count += 1
            }
            let group = Array(waiting.prefix(count))
            waiting.removeFirst(count)
            return group
        }
    }
}
