import Domain
import GRDB
import Glibc

/// Looks at a node's database beside the engine that writes it.
///
/// Read-only: it never checkpoints and never migrates, and every look is one short read
/// transaction, so it neither races the writer nor pins the write-ahead log for long. Many
/// tasks may look at once.
package final class NodeReader: Sendable {
    /// The name of the database in a node's folder.
    package static let fileName = "node.sqlite"

    /// The path of the database.
    package let path: String
    private let pool: DatabasePool

    /// Opens the database of a node.
    ///
    /// Throws `newer-file` for a file of a newer Headroom, `not-a-node` for a file that is none
    /// of ours, and `input-output` when there is no file or an older layout.
    package init(path: String) throws(StorageFault) {
        self.path = path
        guard access(path, F_OK) == 0 else {
            throw StorageFault(
                .inputOutput,
                "there is no database at \(path): no node has run there yet"
            )
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "headroom.reader"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.read { try Self.recognize($0, path: path) }
        } catch {
            throw StorageFault(reading: error, path: path)
        }
    }

    private static func recognize(_ database: Database, path: String) throws {
        let ours = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM sqlite_master WHERE name IN ('node', 'grdb_migrations')"
        )
        guard ours == 2 else {
            throw StorageFault(.notANode, "\(path) is no database of a Headroom node")
        }
        let migrator = NodeSchema.migrator
        guard try !migrator.hasBeenSuperseded(database) else {
            throw StorageFault(
                .newerFile,
                "\(path) was written by a newer Headroom: run that one"
            )
        }
        guard try migrator.hasCompletedMigrations(database) else {
            throw StorageFault(
                .inputOutput,
                "\(path) was written by an older Headroom: start the node once, it migrates"
            )
        }
    }

    /// Reads one snapshot together with its position.
    func look<Value: Sendable>(
        _ body: @escaping @Sendable (ReadView) throws -> Value
    ) async throws(StorageFault) -> AsOf<Value> {
        do {
            return try await pool.read { database in
                let view = try ReadView(database)
                let node = try view.first("SELECT position, clock FROM node WHERE id = 1") {
                    (position: $0.int(), clock: $0.int())
                }
                return AsOf(
                    value: try body(view),
                    position: node?.position ?? 0,
                    clock: Instant(ms: node?.clock ?? 0)
                )
            }
        } catch {
            throw StorageFault(reading: error, path: path)
        }
    }

    /// How far the node is, on the calling thread.
    func progressNow() throws(StorageFault) -> (position: Int64, clock: Instant) {
        do {
            return try pool.read { database in
                let view = try ReadView(database)
                return try view.first("SELECT position, clock FROM node WHERE id = 1") {
                    (position: $0.int(), clock: Instant(ms: $0.int()))
                } ?? (0, Instant(ms: 0))
            }
        } catch {
            throw StorageFault(reading: error, path: path)
        }
    }

    /// How far the node is, and nothing else.
    package func progress() async throws(StorageFault) -> AsOf<Void> {
        try await look { _ in }
    }

    /// Closes the connections; looks that are under way end first.
    package func close() {
        try? pool.close()
    }
}
