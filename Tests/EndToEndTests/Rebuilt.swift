import Contracts
import Engine
import EventLog
import Storage
import Threading

/// A log folded once more, in this process, into a database of its own: what a node must equal.
struct Rebuilt {
    /// The records of the log, oldest first.
    let entries: [LogEntry]
    /// The database.
    let path: String
    private let folder: Folder

    /// Reads the log from its beginning and folds it through a position.
    init(_ log: any EventLog, through position: Int64) async throws {
        folder = try Folder()
        path = folder.path + "/node.sqlite"
        let end = try await log.lastPosition()
        guard end >= position else {
            throw ProgramFailure("the log ends at \(end), the node is at \(position)")
        }
        entries = try await Self.read(log, through: position)
        let executor = ThreadExecutor(name: "rebuild")
        defer { executor.stop() }
        let engine = try Engine(path: path, executor: executor, probe: NoProbe())
        var rest = entries[...]
        while !rest.isEmpty {
            let part = rest.prefix(700)
            rest = rest.dropFirst(part.count)
            _ = try await engine.turn(
                part.map { RecordDecoder.decode(position: $0.position, message: $0.message) }
            )
        }
        try await engine.flush()
    }

    /// Everything that the fold told, oldest first.
    func outputs() throws -> [OutboxRow] {
        try Self.outputs(path)
    }

    /// The outbox of a node, verdicts for askers left out.
    static func outputs(_ path: String) throws -> [OutboxRow] {
        let reader = try OutboxReader(path: path)
        var rows: [OutboxRow] = []
        while case let more = try reader.rows(behind: rows.last?.feed ?? 0, limit: 10_000),
            !more.isEmpty
        {
            rows += more
        }
        return rows.filter { !$0.routingKey.isEmpty }
    }

    /// The tables in which two databases differ, each with the first rows that do.
    static func differences(_ one: String, _ other: String) throws -> [String] {
        let left = try NodeDigest(path: one)
        let right = try NodeDigest(path: other)
        return try zip(try left.tables(), try right.tables()).compactMap { mine, theirs in
            guard mine != theirs else { return nil }
            let rows = Set(try right.rows(of: mine.name))
            let odd = try left.rows(of: mine.name).first { !rows.contains($0) }
            let counts = "\(mine.name): \(mine.rows) rows and \(theirs.rows)"
            return odd.map { "\(counts), only here \(text($0))" } ?? counts
        }
    }

    private static func text(_ row: JSONObject) -> String {
        String(decoding: CanonicalJSON.bytes(of: .object(row)), as: UTF8.self)
    }

    private static func read(_ log: any EventLog, through end: Int64) async throws -> [LogEntry] {
        var entries: [LogEntry] = []
        guard end > 0 else { return entries }
        let reader = try await log.reader(from: 1)
        while (entries.last?.position ?? 0) < end {
            let more = try await reader.next(maximum: 2_048, patience: .seconds(20))
            guard !more.isEmpty else {
                throw ProgramFailure("the log gave nothing behind \(entries.count) records")
            }
            entries += more.filter { $0.position <= end }
        }
        await reader.close()
        return entries
    }
}
