import Domain
import Foundation
import GRDB
import Storage
import Testing

@Suite("The file of a node")
struct NodeFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("node.sqlite")
    }

    @Test func `the writer syncs every commit and keeps the write-ahead log for itself`() throws {
        defer { folder.remove() }
        let database = try NodeDatabase(path: path)
        // The writing connection is private, and these settings belong to the connection.
        let queue = try #require(
            Mirror(reflecting: database).children.first { $0.label == "queue" }?.value
                as? DatabaseQueue
        )
        let pragma: (String) throws -> String? = { name in
            try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        }
        #expect(try pragma("journal_mode") == "wal")
        #expect(try pragma("synchronous") == "2")
        #expect(try pragma("wal_autocheckpoint") == "0")
        #expect(try pragma("busy_timeout") == "5000")
    }

    @Test func `a sealed rebuild is a file that a node serves from`() throws {
        defer { folder.remove() }
        try fill(purpose: .rebuilding) { try $0.seal() }
        #expect(try read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        let again = try NodeDatabase(path: path)
        #expect(try again.look { try $0.node.progress() }.position == 3)
    }

    @Test func `a rebuild that was not sealed counts for nothing`() throws {
        defer { folder.remove() }
        try fill(purpose: .rebuilding) { _ in
            let position = try read { try Int.fetchOne($0, sql: "SELECT position FROM node") }
            #expect(position == 0)
        }
    }

    @Test func `pages that no checkpoint was tried on are counted`() throws {
        defer { folder.remove() }
        try fill(purpose: .serving) { database in
            #expect(database.freshFrames > 0)
            try database.checkpoint(truncating: false)
            #expect(database.freshFrames == 0)
            try database.turn {
                try $0.node.advance(position: 4, clock: Instant(ms: 4), records: 1)
            }
            // The log begins anew, and what is in it is counted from its beginning.
            #expect((1...8).contains(database.freshFrames))
        }
    }

    /// Makes a node's file, lets it come to position 3 in three turns, and goes on with it.
    private func fill(
        purpose: NodeDatabase.Purpose,
        _ body: (NodeDatabase) throws -> Void
    ) throws {
        let database = try NodeDatabase(path: path, purpose: purpose)
        for position in Int64(1)...3 {
            try database.turn {
                try $0.node.advance(position: position, clock: Instant(ms: position), records: 1)
            }
        }
        try body(database)
    }

    @Test func `every table is strict`() throws {
        defer { folder.remove() }
        _ = try NodeDatabase(path: path)
        let loose = try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
                        AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """
            )
        }
        #expect(loose == [])
        let count = try read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM pragma_table_list WHERE strict = 1")
        }
        #expect(try #require(count) > 20)
    }

    @Test func `an empty file becomes a node at position 0, and stays one when opened again`()
        throws
    {
        defer { folder.remove() }
        for _ in 0..<2 {
            let database = try NodeDatabase(path: path)
            let progress = try database.look { try $0.node.progress() }
            #expect(progress.position == 0)
        }
        let applied = try read {
            try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
        }
        #expect(applied.first == "1 spine")
    }

    @Test func `a file of a newer Headroom is refused and stays as it is`() throws {
        defer { folder.remove() }
        _ = try NodeDatabase(path: path)
        try write("INSERT INTO grdb_migrations VALUES ('999 from the future')")
        let bytes = try checksum()
        #expect(throws: StorageFault.self) { try NodeDatabase(path: path) }
        #expect(code { _ = try NodeDatabase(path: path) } == .newerFile)
        #expect(code { _ = try NodeReader(path: path) } == .newerFile)
        #expect(try checksum() == bytes)
    }

    @Test func `an older file is migrated by a node and refused by a reader`() throws {
        defer { folder.remove() }
        try write("CREATE TABLE node(id INTEGER); CREATE TABLE grdb_migrations(identifier TEXT)")
        #expect(code { _ = try NodeReader(path: path) } == .inputOutput)
    }

    @Test func `a database that is none of ours is refused and stays as it is`() throws {
        defer { folder.remove() }
        try write("CREATE TABLE recipes(name TEXT)")
        let bytes = try checksum()
        #expect(code { _ = try NodeDatabase(path: path) } == .notANode)
        #expect(code { _ = try NodeReader(path: path) } == .notANode)
        #expect(try checksum() == bytes)
    }

    @Test func `a file that is no database is refused, and so is a missing one`() throws {
        defer { folder.remove() }
        #expect(code { _ = try NodeReader(path: path) } == .inputOutput)
        try String(repeating: "no database ", count: 1_000)
            .write(toFile: path, atomically: true, encoding: .utf8)
        #expect(code { _ = try NodeDatabase(path: path) } == .notANode)
        #expect(code { _ = try NodeReader(path: path) } == .notANode)
    }

    @Test func `a reader cannot write`() throws {
        defer { folder.remove() }
        _ = try NodeDatabase(path: path)
        let reader = try NodeReader(path: path)
        let pool = try #require(
            Mirror(reflecting: reader).children.first { $0.label == "pool" }?.value
                as? DatabasePool
        )
        #expect(throws: DatabaseError.self) {
            try pool.write { try $0.execute(sql: "DELETE FROM node") }
        }
        reader.close()
    }

    private func code(_ body: () throws -> Void) -> StorageFault.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StorageFault)?.code
        }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue(path: path).read(body)
    }

    private func write(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func checksum() throws -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: "SELECT name || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
            )
        }
    }
}
