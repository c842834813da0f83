import Engine
import EventLog

/// A broker in memory that keeps what is published to it, and can be told to break a link.
actor HeldBroker {
    /// A connection to it, which confirms what has arrived.
    struct Link: OutputPublisher {
        let broker: HeldBroker
        let arrived = Watermark(0)

        func submit(_ publications: [Publication]) async throws(LogFault) {
            try await broker.take(publications)
            if let last = publications.last { arrived.raise(to: last.feed) }
        }

        func confirmed(beyond feed: Int64, patience: Duration) async throws(LogFault) -> Int64 {
            await arrived.wait(beyond: feed)
            return arrived.value
        }

        func close() async { arrived.close() }
    }

    private(set) var published: [Publication] = []
    private var breaksAfter: Int?
    private var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    /// A link breaks once it has carried so many publications straight to a queue.
    init(breaksAfter: Int? = nil) { self.breaksAfter = breaksAfter }

    /// What was published straight to a queue, in order.
    var direct: [Publication] { published.filter(\.exchange.isEmpty) }

    private func take(_ publications: [Publication]) throws(LogFault) {
        for publication in publications {
            if publication.exchange.isEmpty, let left = breaksAfter {
                guard left > 0 else {
                    breaksAfter = nil
                    throw LogFault(.unavailable, "the link is broken")
                }
                breaksAfter = left - 1
            }
            published.append(publication)
        }
        let count = published.count
        let done = waiters.filter { $0.count <= count }
        waiters.removeAll { $0.count <= count }
        for waiter in done { waiter.continuation.resume() }
    }

    /// Waits until so many publications have come.
    func wait(for count: Int) async {
        guard published.count < count else { return }
        await withCheckedContinuation { waiters.append((count, $0)) }
    }
}
