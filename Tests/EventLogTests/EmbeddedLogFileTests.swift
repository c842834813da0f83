import Contracts
import Foundation
import GRDB
import Testing

@testable import EventLog

@Suite("The embedded log's file", .timeLimit(.minutes(15)))
struct EmbeddedLogFileTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func `every commit is synced and no connection checkpoints by itself`() throws {
        defer { directory.remove() }
        let connection = try LogConnection(path: directory.logPath, access: .writing)
        let pragmas = ["journal_mode", "synchronous", "wal_autocheckpoint"]
        let values = try connection.perform { database in
            try pragmas.map { try String.fetchOne(database, sql: "PRAGMA \($0)") }
        }
        #expect(values == ["wal", "2", "0"])
        connection.close()
    }

    @Test func `the table is strict`() async throws {
        defer { directory.remove() }
        try await fill(3)
        let queue = try DatabaseQueue(path: directory.logPath)
        let strict = try await queue.read {
            try Int.fetchAll(
                $0,
                sql: "SELECT strict FROM pragma_table_list WHERE schema = 'main'"
                    + " AND name NOT LIKE 'sqlite%'"
            )
        }
        #expect(strict == [1, 1])
    }

    @Test func `a file of a newer program is refused and left alone`() async throws {
        defer { directory.remove() }
        try await fill(3)
        try await change { try $0.execute(sql: "PRAGMA user_version = 2") }
        let before = try contents()
        let fault = try await opening()
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains("written by a newer Headroom (layout 2") == true)
        #expect(try contents() == before)
    }

    @Test func `another program's database is refused and left alone`() async throws {
        defer { directory.remove() }
        try await change { try $0.execute(sql: "CREATE TABLE record (position INTEGER)") }
        let before = try contents()
        let fault = try await opening()
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains("no log of Headroom") == true)
        #expect(try contents() == before)
    }

    @Test func `a file that is no database is refused and left alone`() async throws {
        defer { directory.remove() }
        let text = Data(String(repeating: "not a database ", count: 100).utf8)
        try text.write(to: URL(fileURLWithPath: directory.logPath))
        let fault = try await opening()
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains("is not a database") == true)
        #expect(try contents() == text)
    }

    @Test func `a missing directory is refused by name`() async throws {
        directory.remove()
        let fault = try await opening()
        #expect(fault?.code == .refused)
        #expect(fault?.message.contains(directory.path) == true)
    }

    @Test func `a full disk is a fault to retry and leaves nothing half appended`() throws {
        defer { directory.remove() }
        let file = try OpenFile(path: directory.logPath, role: .node)
        let message = LogMessage(
            routingKey: "k",
            contentType: "t",
            body: [UInt8](repeating: 1, count: 4_000)
        )
        try file.write { try file.insert($0, message, at: 1) }
        try file.connection.perform { try $0.execute(sql: "PRAGMA max_page_count = 20") }
        let fault = #expect(throws: LogFault.self) {
            try file.write { database in
                for position in 2...100 { try file.insert(database, message, at: Int64(position)) }
            }
        }
        #expect(fault?.code == .unavailable)
        #expect(fault?.message.contains("is full") == true)
        let last = try file.connection.perform { try file.lastPosition($0) }
        #expect(last == 1)

        try file.connection.perform { try $0.execute(sql: "PRAGMA max_page_count = 10000") }
        try file.write { try file.insert($0, message, at: 2) }
        #expect(try file.connection.perform { try file.lastPosition($0) } == 2)
        file.close()
    }

    @Test func `a lock that is held too long is a fault to retry`() {
        defer { directory.remove() }
        let fault = LogFault(DatabaseError(resultCode: .SQLITE_BUSY), path: "/data/log.sqlite")
        #expect(fault.isRetriable)
        #expect(fault.message.contains("another process holds /data/log.sqlite"))
    }

    @Test func `a client leaves the write-ahead log to the node, even when it closes last`()
        async throws
    {
        defer { directory.remove() }
        let client = try await EmbeddedLog(directory: directory.path, role: .client)
        try await client.append([LogMessage(routingKey: "k", contentType: "t", body: [1])])
        await client.close()
        #expect(client.figures.checkpoints == 0)
        #expect(try size(of: directory.logPath + "-wal") > 0)

        let node = try await EmbeddedLog(directory: directory.path, role: .node)
        #expect(node.figures.checkpoints == 1)
        #expect(try await node.lastPosition() == 1)
        await node.close()
        #expect(!FileManager.default.fileExists(atPath: directory.logPath + "-wal"))
    }

    @Test func `the write-ahead log stays bounded while a reader is at work`() async throws {
        defer { directory.remove() }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        let reader = try await log.reader(from: 1)
        let message = LogMessage(
            routingKey: "k",
            contentType: "t",
            body: [UInt8](repeating: 1, count: 10_000)
        )
        for _ in 1...200 {
            try await log.append(Array(repeating: message, count: 50))
            _ = try await reader.next(maximum: 100, patience: .zero)
        }
        // 100 MB went through it.
        #expect(try size(of: directory.logPath + "-wal") < 40_000_000)
        await log.close()
    }

    private func fill(_ count: Int) async throws {
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        try await log.append(
            (1...count).map { LogMessage(routingKey: "k\($0)", contentType: "t", body: []) }
        )
        await log.close()
    }

    private func change(_ body: @Sendable (Database) throws -> Void) async throws {
        let queue = try DatabaseQueue(path: directory.logPath)
        try await queue.writeWithoutTransaction(body)
        try queue.close()
    }

    private func opening() async throws -> LogFault? {
        do throws(LogFault) {
            let log = try await EmbeddedLog(directory: directory.path, role: .node)
            await log.close()
            return nil
        } catch {
            return error
        }
    }

    private func contents() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: directory.logPath))
    }

    private func size(of path: String) throws -> Int {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size]
        return try #require(size as? Int)
    }
}
