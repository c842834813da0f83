import Contracts
import Domain
package import EventLog
package import Logging
import Storage

/// Runs a node: reads and decodes ahead, folds, relays, lets time enter the log.
///
/// Three threads do the work: the log's, the engine's, and the relay's. It ends when its task is
/// cancelled, or with a sentence when the log's history is gone or the log refuses the node.
package struct NodeRunner: Sendable {
    /// Rises with every commit to the last feed number of the outbox.
    package let written: Watermark
    /// Rises with every confirm.
    package let confirmed: Watermark
    /// Rises with every commit to the last folded position.
    package let folded: Watermark

    private let engine: Engine
    private let log: any EventLog
    private let relay: Relay?
    private let options: NodeOptions
    private let logger: Logger
    private let figures = NodeFigures()
    private let onTurn: @Sendable (TurnReport) -> Void

    /// Puts a node together; without a relay the outbox itself is where outputs are read.
    package init(
        engine: Engine,
        log: any EventLog,
        relay: Relay?,
        options: NodeOptions = NodeOptions(),
        logger: Logger,
        onTurn: @escaping @Sendable (TurnReport) -> Void = { _ in }
    ) async {
        self.engine = engine
        self.log = log
        self.relay = relay
        self.options = options
        self.logger = logger
        self.onTurn = onTurn
        let progress = await engine.progress
        written = Watermark(progress.feed)
        confirmed = Watermark(await engine.confirmedFeed)
        folded = Watermark(progress.position)
    }

    /// Runs until the task is cancelled.
    ///
    /// Throws `LogFault` when the node cannot go on.
    package func run() async throws {
        let queue = BatchQueue(bound: options.aheadRecords)
        let marks = [written, confirmed, folded]
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await read(into: queue) }
                group.addTask { try await fold(from: queue) }
                group.addTask { await maintain() }
                if options.ticks {
                    group.addTask {
                        await Ticker(engine: engine, log: log, logger: logger).run()
                    }
                }
                if let relay {
                    group.addTask {
                        await relay.run(
                            written: written,
                            confirmed: confirmed,
                            folded: folded,
                            figures: figures
                        )
                    }
                }
                defer {
                    queue.close()
                    group.cancelAll()
                }
                try await group.next()
            }
        } onCancel: {
            queue.close()
            for mark in marks { mark.close() }
        }
    }

    /// Reads from the position after the last folded one and decodes ahead of the engine.
    private func read(into queue: BatchQueue) async throws {
        var position = folded.value
        var pause = Pause()
        while !Task.isCancelled {
            do {
                let reader = try await log.reader(from: position + 1)
                logger.info("reading the log", metadata: ["position": "\(position + 1)"])
                await withTaskCancellationHandler {
                    await pump(reader, into: queue, &position, &pause)
                } onCancel: {
                    queue.close()
                }
                await reader.close()
            } catch {
                guard error.isRetriable else { throw error }
                logger.warning(
                    "the log cannot be read, trying again",
                    metadata: ["reason": "\(error)"]
                )
            }
            if !Task.isCancelled { await pause.take() }
        }
    }

    private func pump(
        _ reader: any LogReader,
        into queue: BatchQueue,
        _ position: inout Int64,
        _ pause: inout Pause
    ) async {
        do {
            while !Task.isCancelled {
                let entries = try await reader.next(
                    maximum: options.turnRecords,
                    patience: .seconds(1)
                )
                guard let last = entries.last else { continue }
                pause = Pause()
                let records = entries.map {
                    RecordDecoder.decode(position: $0.position, message: $0.message)
                }
                await queue.push(records)
                position = last.position
            }
        } catch {
            logger.warning(
                "reading was cut off, going on where it stopped",
                metadata: ["reason": "\(error)", "position": "\(position + 1)"]
            )
        }
    }

    /// Folds what is at hand, a turn at a time, and waits while the broker is behind.
    private func fold(from queue: BatchQueue) async throws {
        var desk = PoisonDesk(engine: engine, log: log, logger: logger)
        while let records = await queue.pop(maximum: options.turnRecords) {
            guard !records.isEmpty else { continue }
            let started = ContinuousClock.now
            guard let report = try await desk.fold(records) else { return }
            let took = ContinuousClock.now - started
            figures.turn(report, nanoseconds: took.nanoseconds)
            figures.lag(records: 0, milliseconds: 0)
            written.raise(to: report.feed)
            folded.raise(to: report.position)
            if relay == nil {
                await engine.confirm(through: report.feed)
                // Without a broker there is no queue to send anything to again.
                await engine.noteResent(
                    through: RowNumber.first(ofRecord: report.position + 1) - 1
                )
                confirmed.raise(to: report.feed)
            }
            onTurn(report)
            let isBehind = records.count >= options.turnRecords / 2
            if report.freshFrames >= Engine.frames(isBehind: isBehind) {
                await relieve(isBehind: isBehind)
            }
            while confirmed.value < report.feed - options.backlogOutputs, !Task.isCancelled {
                await confirmed.wait(beyond: confirmed.value)
            }
        }
    }

    /// Keeps the write-ahead log bounded; what fails now is tried again with a later turn.
    private func relieve(isBehind: Bool) async {
        do {
            try await engine.relieve(isBehind: isBehind)
        } catch {
            logger.warning("the write-ahead log stays long", metadata: ["reason": "\(error)"])
        }
    }

    /// Once a second: figures, and what a quiet moment is good for.
    private func maintain() async {
        var lastPosition: Int64 = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            let progress = await engine.progress
            let isIdle = progress.position == lastPosition
            lastPosition = progress.position
            do {
                try await engine.maintain(isIdle: isIdle, keptOutputs: options.keptOutputs)
            } catch {
                logger.warning("maintenance failed", metadata: ["reason": "\(error)"])
            }
            if let end = try? await log.lastPosition() {
                let behind = max(0, end - progress.position)
                let age = behind == 0 ? 0 : max(0, WallClock.nowMs() - progress.clock.ms)
                figures.lag(records: behind, milliseconds: age)
            }
            figures.outbox(
                depth: written.value - confirmed.value,
                ageMilliseconds: written.value == confirmed.value
                    ? 0 : max(0, WallClock.nowMs() - progress.clock.ms)
            )
            figures.storage(
                walBytes: await engine.walBytes,
                awakeCampaigns: await engine.awakeCampaigns
            )
        }
    }
}

extension Duration {
    /// The whole duration in nanoseconds.
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
