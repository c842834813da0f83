import Contracts
import EventLog
import Synchronization

/// Reads a stream from a position, in order, and notices when a part of it is missing.
///
/// Positions ascend, but not every position is a message: a broker spends some offsets on records
/// of its own, one at the beginning of a segment and one for each note that readers of the
/// stream protocol leave in it.
final class RabbitMQLogReader: LogReader {
    /// Enough to keep the broker busy while a batch is applied.
    private static let prefetch: UInt16 = 4_096

    private let configuration: AMQPConfiguration
    private let connection: ConsumerConnection
    private let stream: String
    private let nextPosition: Mutex<Int64>

    /// Connects and starts the consumer; fails when the stream begins after `position`.
    ///
    /// It also fails when the stream ends before the position that was read last: then it was
    /// made anew, or lost its end, and waiting would skip what takes the missing positions.
    ///
    /// `start` is the position to consume from, if it is not the wanted one.
    init(
        _ configuration: AMQPConfiguration,
        stream: String,
        from position: Int64,
        consumingFrom start: Int64? = nil
    ) async throws(LogFault) {
        self.configuration = configuration
        connection = ConsumerConnection(
            configuration,
            purpose: "headroom reader",
            prefetch: Self.prefetch
        )
        self.stream = stream
        nextPosition = Mutex(position)
        let bounds: (first: Int64?, isReached: Bool)
        do throws(AMQPFault) {
            bounds = try await connection.open { session throws(AMQPFault) in
                let first = try session.firstOffset(of: stream)
                // The offset before the wanted one was read in an earlier life.
                let isReached =
                    position > 1 ? try session.reaches(position - 2, of: stream) : true
                try session.consume(
                    stream,
                    prefetch: Self.prefetch,
                    arguments: [("x-stream-offset", .integer(max((start ?? position) - 1, 0)))]
                )
                return (first, isReached)
            }
        } catch {
            await connection.close()
            throw LogFault(error)
        }
        if let first = bounds.first, first + 1 > position {
            await connection.close()
            throw Self.historyGone(stream, wanted: position, found: first + 1)
        }
        if !bounds.isReached {
            await connection.close()
            throw LogFault(
                .refused,
                "\(stream) ends before position \(position - 1): it is another log, or lost its"
                    + " end; check the broker's address and the data folder"
            )
        }
    }

    func next(maximum: Int, patience: Duration) async throws(LogFault) -> [LogEntry] {
        let deliveries: [Delivery]
        do throws(AMQPFault) {
            deliveries = try await connection.next(maximum: maximum, until: .now + patience)
        } catch {
            throw LogFault(error)
        }
        let (entries, gap) = try entries(of: deliveries)
        if let gap { try await check(gap) }
        return entries
    }

    func close() async {
        await connection.close()
    }

    /// Numbers the deliveries and finds the first gap that needs an explanation.
    private func entries(
        of deliveries: [Delivery]
    ) throws(LogFault) -> (entries: [LogEntry], gap: Gap?) {
        var wanted = nextPosition.withLock { $0 }
        var gap: Gap?
        var entries: [LogEntry] = []
        entries.reserveCapacity(deliveries.count)
        for delivery in deliveries {
            guard let offset = delivery.offset else {
                throw LogFault(.refused, "\(stream) is not a stream: its messages have no offset")
            }
            let position = offset + 1
            // A stream hands out whole chunks, so older messages may come first.
            if position < wanted { continue }
            if gap == nil, position > wanted + Self.bookkeeping {
                gap = Gap(wanted: wanted, found: position)
            }
            entries.append(LogEntry(position: position, message: delivery.message))
            wanted = position + 1
        }
        nextPosition.withLock { $0 = wanted }
        return (entries, gap)
    }

    /// Tells positions that never were messages from messages that are gone.
    ///
    /// Retention removes from the beginning, so a gap is harmless as long as something before it
    /// is left. Asked after the deliveries came, that explains later gaps among them as well.
    private func check(_ gap: Gap) async throws(LogFault) {
        let stream = stream
        let offset: Int64?
        do throws(AMQPFault) {
            offset = try await BriefConnection.with(configuration, purpose: "headroom probe") {
                session throws(AMQPFault) in
                try session.firstOffset(of: stream)
            }
        } catch {
            throw LogFault(error)
        }
        guard let offset else {
            throw LogFault(.unavailable, "\(stream) does not say where it begins")
        }
        if offset + 1 < gap.wanted { return }
        throw Self.historyGone(stream, wanted: gap.wanted, found: gap.found)
    }

    /// The broker begins a segment with a record of its own, which takes an offset.
    ///
    /// A cut cannot look like that: it removes whole segments, each of many messages.
    private static let bookkeeping: Int64 = 1

    private struct Gap {
        let wanted: Int64
        let found: Int64
    }

    private static func historyGone(_ stream: String, wanted: Int64, found: Int64) -> LogFault {
        LogFault(
            .historyGone,
            "\(stream) no longer holds position \(wanted): the first one left is \(found)"
        )
    }
}
