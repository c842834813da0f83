package import EventLog
package import Logging

/// Takes the outbox to the broker: in order, with confirms, again after every failure.
///
/// It forgets an output only when its confirm has come. A crash or a cut anywhere repeats
/// publications with the same ids and bytes; it never invents, changes or loses one.
package struct Relay: Sendable {
    /// How many rows are read and handed over at a time.
    private static let batch: Int64 = 1024

    private let engine: Engine
    private let feed: OutboxFeed
    private let resends: ResendFeed
    private let exchange: String
    private let connect: @Sendable () async throws(LogFault) -> any OutputPublisher
    private let logger: Logger

    /// Makes a relay of the outbox at `path`; `connect` makes a fresh publisher.
    package init(
        engine: Engine,
        path: String,
        exchange: String,
        logger: Logger,
        connect: @escaping @Sendable () async throws(LogFault) -> any OutputPublisher
    ) throws {
        self.engine = engine
        feed = try OutboxFeed(path: path)
        resends = try ResendFeed(path: path)
        self.exchange = exchange
        self.logger = logger
        self.connect = connect
    }

    /// Publishes until the task is cancelled; `written` and `folded` rise with commits,
    /// `confirmed` here.
    func run(
        written: Watermark,
        confirmed: Watermark,
        folded: Watermark,
        figures: NodeFigures
    ) async {
        let resender = Resender(engine: engine, feed: resends, logger: logger, connect: connect)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await resender.run(folded: folded) }
            await publish(written: written, confirmed: confirmed, figures: figures)
            group.cancelAll()
        }
    }

    /// Publishes what is written and not confirmed, over one publisher after the other.
    private func publish(
        written: Watermark,
        confirmed: Watermark,
        figures: NodeFigures
    ) async {
        var pause = Pause()
        while !Task.isCancelled {
            do {
                let publisher = try await connect()
                await withTaskCancellationHandler {
                    await stream(
                        publisher,
                        written: written,
                        confirmed: confirmed,
                        figures: figures,
                        pause: &pause
                    )
                } onCancel: {
                    written.close()
                }
                await publisher.close()
            } catch {
                logger.warning(
                    "the broker takes no outputs, trying again",
                    metadata: ["reason": "\(error)", "attempt": "\(pause.attempts + 1)"]
                )
            }
            if !Task.isCancelled { await pause.take() }
        }
        feed.close()
    }

    /// One life of a publisher: hands over and collects confirms side by side.
    private func stream(
        _ publisher: any OutputPublisher,
        written: Watermark,
        confirmed: Watermark,
        figures: NodeFigures,
        pause: inout Pause
    ) async {
        let before = confirmed.value
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await submit(to: publisher, from: before, written) }
                group.addTask { try await collect(from: publisher, confirmed, figures) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch is CancellationError {
            return
        } catch {
            logger.warning(
                "publishing was cut off, the rest is published again",
                metadata: ["reason": "\(error)", "confirmed": "\(confirmed.value)"]
            )
        }
        if confirmed.value > before { pause = Pause() }
    }

    private func submit(
        to publisher: any OutputPublisher,
        from start: Int64,
        _ written: Watermark
    ) async throws {
        var sent = start
        while !Task.isCancelled {
            let next = try await feed.publications(
                behind: sent,
                limit: Self.batch,
                exchange: exchange
            )
            if next.last == sent {
                await written.wait(beyond: sent)
            } else {
                try await publisher.submit(next.publications)
                sent = next.last
            }
        }
    }

    private func collect(
        from publisher: any OutputPublisher,
        _ confirmed: Watermark,
        _ figures: NodeFigures
    ) async throws {
        var done = confirmed.value
        while !Task.isCancelled {
            let next = try await publisher.confirmed(beyond: done, patience: .seconds(1))
            guard next > done else { continue }
            figures.confirmed(next - done)
            done = next
            await engine.confirm(through: done)
            confirmed.raise(to: done)
        }
    }
}
