/// Why the broker, or the way to it, failed; built where the library's answers are read.
package struct AMQPFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure, told apart because they lead to different steps.
    package enum Kind: Sendable, Hashable {
        /// The client library gave up: the network, a timeout, TLS, damaged data.
        case status(code: Int32, text: String)
        /// The broker closed the channel with this code; the connection still works.
        case channelClosed(code: Int, text: String)
        /// The broker closed the connection with this code.
        case connectionClosed(code: Int, text: String)
        /// The broker ended the consumer: its queue was deleted or lost its leader.
        case consumerCancelled
        /// The broker did not take the message in, for instance because a queue is full.
        case notAccepted
        /// No queue wanted a message that had to reach one.
        case unroutable(text: String)
        /// The answer did not come in time.
        case timedOut(text: String)
        /// The request cannot be put into a frame; nothing was sent.
        case unsendable(text: String)
        /// The connection was closed on this side.
        case closed
    }

    /// What was being done, for instance `declare queue headroom.log`.
    package let operation: String
    /// What went wrong.
    package let kind: Kind

    /// Makes a fault of an operation.
    package init(_ operation: String, _ kind: Kind) {
        self.operation = operation
        self.kind = kind
    }

    /// Whether the same may succeed later without a person acting.
    package var isRetriable: Bool {
        switch kind {
        case .status(let code, _): !AMQPStatus.isForAPerson(code)
        case .channelClosed(let code, let text), .connectionClosed(let code, let text):
            Self.temporaryCodes.contains(code)
                || Self.temporaryWords.contains { text.contains($0) }
        // A broker that starts takes connections before its queues are back, so a missing route
        // may be a matter of moments, too.
        case .consumerCancelled, .notAccepted, .unroutable, .timedOut: true
        case .unsendable, .closed: false
        }
    }

    /// Whether the connection lives on and a new channel is enough.
    package var mustReopenChannel: Bool {
        if case .channelClosed = kind { true } else { false }
    }

    /// Whether nothing of the connection can be used any more.
    package var mustReconnect: Bool {
        switch kind {
        case .status, .connectionClosed, .timedOut, .closed: true
        case .channelClosed, .consumerCancelled, .notAccepted, .unroutable, .unsendable: false
        }
    }

    /// One sentence for a person, with the broker's own words, never a payload.
    package var description: String {
        switch kind {
        case .status(let code, let text): "\(operation): \(text) (\(code))"
        case .channelClosed(let code, let text):
            "\(operation): the broker closed the channel: \(code) \(text)"
        case .connectionClosed(let code, let text):
            "\(operation): the broker closed the connection: \(code) \(text)"
        case .consumerCancelled: "\(operation): the broker ended the consumer"
        case .notAccepted: "\(operation): the broker did not accept the message"
        case .unroutable(let text): "\(operation): no queue takes the message: \(text)"
        case .timedOut(let text): "\(operation): \(text)"
        case .unsendable(let text): "\(operation): \(text)"
        case .closed: "\(operation): the connection is closed"
        }
    }

    /// Reply codes behind which nothing is wrong for good: an operator's or a node's shutdown,
    /// a transfer that was too slow, an internal error, a queue whose node is away.
    private static let temporaryCodes: Set<Int> = [311, 313, 320, 541]

    /// What a broker says of a queue that it knows and that is not up yet, under codes that mean
    /// a missing queue otherwise.
    private static let temporaryWords = ["down or inaccessible", "replica on the local node"]
}
