import CRabbitMQ
import Glibc

/// Where a stream begins and ends, asked of the broker by looking at its messages.
extension Session {
    /// How long a stream with messages may take to hand out one; an empty one never does.
    private static let patience = Duration.seconds(5)
    private static let patienceIfEmpty = Duration.seconds(1)

    /// The offset of the oldest message that is left, nil for a stream that seems empty.
    ///
    /// The channel is a new one afterwards.
    func firstOffset(of stream: String) throws(AMQPFault) -> Int64? {
        let patience = try patience(for: stream)
        try consume(stream, prefetch: 1, arguments: [("x-stream-offset", .string("first"))])
        let offset = try nextOffset(within: patience)
        try reopenChannel()
        return offset
    }

    /// The offset of the youngest message, nil for a stream that seems empty.
    ///
    /// Streams are read from the beginning of a chunk, so the last chunk is read to its end: the
    /// broker hands it out in one go, before it answers that the consumer is cancelled.
    ///
    /// The channel is a new one afterwards.
    func lastOffset(of stream: String) throws(AMQPFault) -> Int64? {
        let patience = try patience(for: stream)
        let tag = "last"
        let arguments: [(String, Field)] = [("x-stream-offset", .string("last"))]
        try consume(stream, prefetch: .max, tag: tag, arguments: arguments)
        var last = try nextOffset(within: patience)
        try cancelConsumer(tag)
        while let incoming = try receive() {
            if case .delivery(let delivery) = incoming {
                last = max(last ?? 0, delivery.offset ?? 0)
            }
        }
        try reopenChannel()
        return last
    }

    /// Waits until a stream reaches up to an offset; false when it does not, for some seconds.
    ///
    /// A replica may be a little behind the one that was read from before.
    func reaches(_ offset: Int64, of stream: String) throws(AMQPFault) -> Bool {
        let deadline = ContinuousClock.now + Self.patience
        while try lastOffset(of: stream) ?? -1 < offset {
            guard ContinuousClock.now < deadline else { return false }
            usleep(200_000)
        }
        return true
    }

    /// The broker's count lags some seconds behind, so a count of none gets time to prove wrong.
    private func patience(for stream: String) throws(AMQPFault) -> Duration {
        let count = try declare(TopologyPlan.Queue(name: stream), passive: true)
        return count == 0 ? Self.patienceIfEmpty : Self.patience
    }

    private func nextOffset(within patience: Duration) throws(AMQPFault) -> Int64? {
        let deadline = ContinuousClock.now + patience
        while true {
            while let incoming = try receive() {
                if case .delivery(let delivery) = incoming { return delivery.offset }
            }
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return nil }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let (seconds, attoseconds) = left.components
            poll(&entry, 1, Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1))
        }
    }
}
