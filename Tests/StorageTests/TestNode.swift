import Contracts
import Domain
import Engine
import Storage
import Threading

/// An engine on a database of its own, and the log that it has folded.
actor TestNode {
    /// The database.
    nonisolated let path: String
    /// Everything that was folded, in order.
    private(set) var log: [LogMessage] = []
    private let executor: ThreadExecutor
    private let engine: Engine

    init(path: String) throws {
        self.path = path
        executor = ThreadExecutor(name: "test engine")
        engine = try Engine(path: path, executor: executor, probe: NoProbe())
    }

    deinit { executor.stop() }

    /// Folds messages as the next records, in turns of some size.
    func fold(_ messages: [LogMessage], turn: Int = 64) async throws {
        var start = 0
        while start < messages.count {
            let end = min(start + turn, messages.count)
            let records = messages[start..<end].enumerated().map { offset, message in
                RecordDecoder.decode(position: Int64(log.count + offset + 1), message: message)
            }
            _ = try await engine.turn(records)
            log += messages[start..<end]
            start = end
        }
    }

    /// Folds records of a log from the node's own position on.
    func catchUp(with whole: [LogMessage]) async throws {
        let position = Int(await engine.progress.position)
        log = Array(whole.prefix(position))
        try await fold(Array(whole.dropFirst(position)))
    }

    /// Notes that the outputs up to a feed number are confirmed, and takes old ones away.
    func confirm(through feed: Int64, keeping kept: Int64) async throws {
        await engine.confirm(through: feed)
        try await engine.maintain(isIdle: true, keptOutputs: kept)
    }

    private struct NoProbe: TurnProbe {
        func reached(_ step: TurnStep) {}
    }
}
