import Contracts
import EventLog
import Logging
import Storage

/// Folds records so that one that cannot be folded costs its neighbours nothing.
///
/// A fault of the machine (a full disk) is waited out. Anything else is looked for record by
/// record; one that fails twice on its own is quarantined by a record of the log, so that every
/// node and every rebuild passes over it too. Source: domain §1.6, invariant 12.
struct PoisonDesk: Sendable {
    private let engine: Engine
    private let log: any EventLog
    private let logger: Logger
    private var failures: [Int64: Int] = [:]

    init(engine: Engine, log: any EventLog, logger: Logger) {
        self.engine = engine
        self.log = log
        self.logger = logger
    }

    /// Folds the records; nil when the task is cancelled before it could.
    mutating func fold(_ records: [Record]) async throws -> TurnReport? {
        var pause = Pause()
        var figures: TurnReport?
        var rest = records[...]
        var size = rest.count
        while !rest.isEmpty {
            guard !Task.isCancelled else { return nil }
            let part = Array(rest.prefix(size))
            do {
                figures = try await engine.turn(part)
                rest = rest.dropFirst(part.count)
                pause = Pause()
            } catch let fault as StorageFault where fault.isOfTheWorld {
                logger.error(
                    "the node cannot write, nothing is lost, trying again",
                    metadata: ["reason": "\(fault)"]
                )
                await pause.take()
            } catch {
                guard part.count == 1 else {
                    size = 1
                    continue
                }
                try await failed(part[0].position, error)
            }
        }
        return figures
    }

    private mutating func failed(_ position: Int64, _ error: any Error) async throws {
        failures[position, default: 0] += 1
        logger.error(
            "a record cannot be folded",
            metadata: ["position": "\(position)", "reason": "\(error)"]
        )
        guard failures[position, default: 0] >= 2 else { return }
        // Passing over it failed too: the node cannot go on, and saying so is all that is left.
        guard failures[position, default: 0] == 2 else { throw error }
        try await Quarantine(engine: engine, log: log, logger: logger).impose(position)
    }
}
