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

    /// How many records are decoded ahead and folded at a time.
    private static let batch = 8192

    /// Reads the log twice: first for quarantined positions, then to fold it.
    func run() async throws -> (records: Int64, outputs: Int64) {
        let fresh = database + ".rebuild"
        for suffix in ["", "-wal", "-shm"] { unlink(fresh + suffix) }
        let end = try await log.lastPosition()
        let confirmed = (try? OutboxReader(path: database).progress().confirmed) ?? 0
        let quarantined = try await quarantined(through: end)
        let resent = (try? OutboxReader(path: database).resent()) ?? 0
        let relayed = (confirmed: confirmed, resent: resent)
        let report = try await fold(into: fresh, through: end, quarantined, relayed)
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
        try NodeBackup.syncFolder(of: database)
        return (report.position, report.feed)
    }

    private func quarantined(through end: Int64) async throws -> Set<Int64> {
        if let found = try await log.entries(routedBy: Quarantine.routingKey) {
            return Quarantine.positions(in: found.filter { $0.position <= end })
        }
        var positions: Set<Int64> = []
        var progress = Progress(
            label: "looking for quarantined records",
            total: end,
            isQuiet: isQuiet
        )
        var cursor = try await RebuildCursor(log, through: end)
        while let entries = try await cursor.next(atLeast: 1) {
            positions.formUnion(Quarantine.positions(in: entries))
            progress.reached(cursor.position)
        }
        progress.finish()
        await cursor.close()
        return positions
    }

    /// Folds a batch while the next one is read and decoded.
    private func fold(
        into path: String,
        through end: Int64,
        _ quarantined: Set<Int64>,
        _ relayed: (confirmed: Int64, resent: Int64)
    ) async throws -> TurnReport {
        let executor = ThreadExecutor(name: "engine")
        defer { executor.stop() }
        let engine = try Engine(
            path: path,
            executor: executor,
            probe: NoProbe(),
            purpose: .rebuilding
        )
        await engine.quarantine(quarantined)
        var progress = Progress(label: "folding", total: end, isQuiet: isQuiet)
        let cursor = try await RebuildCursor(log, through: end)
        var ahead = try await cursor.decoded(atLeast: Self.batch)
        while let records = ahead.records {
            let behind = ahead.cursor
            async let following = behind.decoded(atLeast: Self.batch)
            _ = try await engine.turn(records)
            progress.reached(behind.position)
            ahead = try await following
        }
        progress.finish()
        await cursor.close()
        let report = await engine.progress
        await engine.confirm(through: min(relayed.confirmed, report.feed))
        await engine.noteResent(through: relayed.resent)
        try await engine.maintain(isIdle: true, keptOutputs: Int64.max / 2)
        try await engine.seal()
        return report
    }
}
