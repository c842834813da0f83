import Domain
import EventLog
import Logging

/// Lets time enter the log: once a second while something waits for it, else once a minute.
///
/// Only the cadence is decided here; whether anything happens is decided by the fold of the tick.
struct Ticker: Sendable {
    private static let idleMs: Int64 = 60_000

    private let engine: Engine
    private let log: any EventLog
    private let logger: Logger

    init(engine: Engine, log: any EventLog, logger: Logger) {
        self.engine = engine
        self.log = log
        self.logger = logger
    }

    /// Appends ticks until the task is cancelled; a log that is away is tried again.
    func run() async {
        var lastTick: Int64 = 0
        var lastPosition: Int64 = -1
        while !Task.isCancelled {
            let now = WallClock.nowMs()
            let progress = await engine.progress
            let due = (try? await engine.nextDue())?.ms ?? Int64.max
            let isBusy = progress.position > lastPosition + 1
            if now - lastTick >= Self.idleMs || due <= now || isBusy || progress.clock.ms == 0 {
                do {
                    try await log.append([TickMessage.at(Instant(ms: now))])
                    lastTick = now
                    lastPosition = progress.position
                } catch {
                    logger.warning("no tick could be appended", metadata: ["reason": "\(error)"])
                }
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}
