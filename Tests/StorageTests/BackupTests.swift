import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Copies of a node", .timeLimit(.minutes(15)))
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a copy made under load restores to its position and goes on like the original`()
        async throws
    {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 11)
        try await node.fold(scene.opening())
        let traffic = scene.traffic(3_000)
        let copy = folder.file("copy.sqlite")

        async let work: Void = node.fold(traffic, turn: 7)
        let report = try await copyAfter(node, position: 300, to: copy)
        try await work

        #expect(report.position >= 300)
        #expect(try await NodeReader(path: copy).verify().value.violations == [])
        let restored = folder.file("restored.sqlite")
        try NodeBackup.copy(from: copy, to: restored)
        let again = try TestNode(path: restored)
        try await again.catchUp(with: await node.log)
        #expect(try state(of: restored) == state(of: node.path))
    }

    @Test func `a copy is one file, and looking at it leaves nothing beside it`() async throws {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 3)
        try await node.fold(scene.opening())
        let target = try TemporaryFolder()
        defer { target.remove() }
        let made = try NodeBackup.copyNode(from: node.path, to: target.file("copy.sqlite"))

        #expect(made.position == Int64(await node.log.count))
        #expect(made.bytes > 10_000)
        #expect(try NodeBackup.inspectNode(at: target.file("copy.sqlite")) == made)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["copy.sqlite"])
    }

    @Test func `nothing is overwritten, and a failure leaves nothing behind`() async throws {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 3)
        try await node.fold(scene.opening())
        let target = folder.file("copy.sqlite")
        _ = try NodeBackup.copyNode(from: node.path, to: target)
        #expect(code { _ = try NodeBackup.copyNode(from: node.path, to: target) } == .locked)

        let text = folder.file("text")
        try String(repeating: "text ", count: 1_000)
            .write(toFile: text, atomically: true, encoding: .utf8)
        #expect(code { _ = try NodeBackup.copy(from: text, to: folder.file("b")) } == .notANode)
        #expect(
            code { _ = try NodeBackup.copy(from: folder.file("c"), to: folder.file("d")) }
                == .inputOutput
        )
        let foreign = folder.file("foreign.sqlite")
        let queue = try DatabaseQueue(path: foreign)
        try await queue.write { try $0.execute(sql: "CREATE TABLE recipes(name TEXT)") }
        try queue.close()
        #expect(
            code { _ = try NodeBackup.copyNode(from: foreign, to: folder.file("e")) } == .notANode
        )
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!left.contains { $0.contains("partial") || ["b", "d", "e"].contains($0) })
    }

    /// Copies once the node has folded so far; looks again and again without a pause.
    private func copyAfter(
        _ node: TestNode,
        position: Int64,
        to path: String
    ) async throws -> NodeBackup.Report {
        let reader = try NodeReader(path: node.path)
        while try await reader.progress().position < position { await Task.yield() }
        return try NodeBackup.copyNode(from: node.path, to: path)
    }

    /// Every row of every table that is a function of the log.
    private func state(of path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { database in
            try (NodeSchema.stateTables + ["inputs"]).flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2")
                    .map { "\(table) \($0)" }
            }
        }
    }

    private func code(_ body: () throws -> Void) -> StorageFault.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StorageFault)?.code
        }
    }
}
