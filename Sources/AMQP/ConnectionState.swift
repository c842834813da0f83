/// The life of one connection as a value: events come in, the steps to take come out.
///
/// A connection lives once. After `closed` it is never opened again; whoever needs another makes
/// a new one, since nothing of a failed connection can be reused.
package struct ConnectionState: Sendable, Hashable {
    /// Where the connection is in its life.
    package enum Phase: Sendable, Hashable {
        /// Nothing was asked of it yet.
        case idle
        /// The broker is being reached.
        case opening
        /// Messages flow.
        case open
        /// The broker takes no messages for now, for the reason it gave.
        case blocked(reason: String)
        /// Over, with the fault that ended it or, closed on purpose, without one.
        case closed(AMQPFault?)
    }

    /// What may happen to a connection.
    package enum Event: Sendable, Hashable {
        /// Somebody needs it.
        case needed
        /// The broker was reached and everything is set up.
        case opened
        /// The broker ran low on something and stopped reading.
        case blocked(reason: String)
        /// The broker reads again.
        case unblocked
        /// Something failed for good.
        case failed(AMQPFault)
        /// Somebody wants it closed.
        case closeRequested
    }

    /// What the owner of the connection has to do, in this order.
    package enum Action: Sendable, Hashable {
        /// Reach the broker, log in and set up the channel.
        case open
        /// Send what waits.
        case resume
        /// End the waits of all callers, with this fault or, on purpose, without one.
        case endWaits(AMQPFault?)
        /// Say good-bye to the broker and free everything.
        case closePolitely
        /// Free everything at once: the other side does not listen.
        case discard
    }

    /// Where the connection is.
    package private(set) var phase = Phase.idle

    /// Makes a connection of which nothing was asked yet.
    package init() {}

    /// Whether messages may be sent now.
    package var canSend: Bool { phase == .open }

    /// Whether the connection is over.
    package var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    /// The fault that callers get now: nil while the connection can be used or may become so.
    package func fault(of operation: String) -> AMQPFault? {
        guard case .closed(let fault) = phase else { return nil }
        return fault ?? AMQPFault(operation, .closed)
    }

    /// Takes an event in and returns the steps to take; events that come too late have none.
    package mutating func on(_ event: Event) -> [Action] {
        switch (phase, event) {
        case (.idle, .needed):
            phase = .opening
            return [.open]
        case (.opening, .opened):
            phase = .open
            return [.resume]
        case (.open, .blocked(let reason)), (.blocked, .blocked(let reason)):
            phase = .blocked(reason: reason)
            return []
        case (.blocked, .unblocked):
            phase = .open
            return [.resume]
        case (.idle, .failed(let fault)), (.opening, .failed(let fault)),
            (.open, .failed(let fault)), (.blocked, .failed(let fault)):
            phase = .closed(fault)
            // Good manners are for a connection that still works; they cost a wait otherwise.
            return [fault.mustReconnect ? .discard : .closePolitely, .endWaits(fault)]
        case (.idle, .closeRequested), (.opening, .closeRequested), (.blocked, .closeRequested):
            phase = .closed(nil)
            return [.discard, .endWaits(nil)]
        case (.open, .closeRequested):
            phase = .closed(nil)
            return [.closePolitely, .endWaits(nil)]
        case (.closed, _), (_, .needed), (_, .opened), (_, .blocked), (_, .unblocked):
            return []
        }
    }
}
