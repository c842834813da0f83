import Contracts
import Engine
import EventLog
import Glibc
import Storage
import Threading

/// Folds the whole log into a fresh database and puts it in the old one's place.
struct Rebuild {
    /// The log.
    let log: any EventLog
    /// The path of the node's database.
    let database: String
    /// Whether progress is kept to itself.
    let isQuiet: Bool

    /// Reads the log twice: first for quarantined positions, then to fold it.
    func run() async throws -> (records: Int64, outputs: Int64) {
        let fresh = database + ".rebuild"
        for suffix in ["", "-wal", "-shm"] { unlink(fresh + suffix) }
        let end = try await log.lastPosition()
        let confirmed = (try? OutboxReader(path: database).progress().confirmed) ?? 0
        let quarantined = try await quarantined(through: end)
        let report = try await fold(into: fresh, through: end, quarantined, confirmed)
        for suffix in ["", "-wal", "-shm"] {
            let kept = "\(database).before-rebuild\(suffix)"
            unlink(kept)
            rename(database + suffix, kept)
        }
        guard rename(fresh, database) == 0 else {
            throw CommandFault(
                .unavailable,
                "\(fresh) cannot be moved: \(String(cString: strerror(errno)))"
            )
        }
        return (report.position, report.feed)
    }

    private func quarantined(through end: Int64) async throws -> Set<Int64> {
        var positions: Set<Int64> = []
        try await each(through: end, label: "looking for quarantined records") { entries in
            positions.formUnion(Quarantine.positions(in: entries))
        }
        return positions
    }

    private func fold(
        into path: String,
        through end: Int64,
        _ quarantined: Set<Int64>,
        _ confirmed: Int64
    ) async throws -> TurnReport {
        let executor = ThreadExecutor(name: "engine")
        defer { executor.stop() }
        let engine = try Engine(path: path, executor: executor, probe: NoProbe())
        await engine.quarantine(quarantined)
        var turns = 0
        try await each(through: end, label: "folding") { entries in
            let records = entries.map {
                RecordDecoder.decode(position: $0.position, message: $0.message)
            }
            _ = try await engine.turn(records)
            turns += 1
            if turns.isMultiple(of: 8) {
                try await engine.relieve()
            }
        }
        let report = await engine.progress
        await engine.confirm(through: min(confirmed, report.feed))
        try await engine.maintain(isIdle: true, keptOutputs: Int64.max / 2)
        try await engine.flush()
        return report
    }

    private func each(
        through end: Int64,
        label: String,
        _ body: ([LogEntry]) async throws -> Void
    ) async throws {
        guard end > 0 else { return }
        let reader = try await log.reader(from: 1)
        var progress = Progress(label: label, total: end, isQuiet: isQuiet)
        var position: Int64 = 0
        while position < end {
            let entries = try await reader.next(maximum: 2048, patience: .seconds(5))
            guard let last = entries.last else {
                throw CommandFault(
                    .tryAgain,
                    "the log gave nothing behind position \(position) of \(end)"
                )
            }
            try await body(entries.filter { $0.position <= end })
            position = last.position
            progress.reached(min(position, end))
        }
        progress.finish()
        await reader.close()
    }
}
