import Contracts
import EventLog
import Foundation
import GRDB
import Testing

@Suite("The embedded log and several processes", .timeLimit(.minutes(15)))
struct EmbeddedLogProcessTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test(arguments: [1, 7, 100])
    func `a process killed in the middle of appends loses nothing confirmed`(
        batch: Int
    ) async throws {
        defer { directory.remove() }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        let reader = try await log.reader(from: 1)
        let appender = try AppenderProcess(
            in: directory,
            name: "victim",
            total: 1_000_000,
            batch: batch
        )
        var seen = 0
        while seen < 500 {
            seen += try await reader.next(maximum: 100, patience: .seconds(20)).count
        }
        appender.kill()
        let confirmed = try await appender.lines().count

        let last = try await log.lastPosition()
        #expect(last >= confirmed)
        #expect(last % Int64(batch) == 0, "a group is there whole or not at all")
        #expect(try await texts(of: log) == (1...last).map { "victim-\($0)" })
        await log.close()
        try checkIntegrity()
    }

    @Test func `several processes append at once, one of them being the node`() async throws {
        defer { directory.remove() }
        // Bodies that make the node checkpoint several times meanwhile.
        let (each, bytes) = (600, 20_000)
        let names = ["one", "two", "three"]
        let children = try names.map {
            try AppenderProcess(in: directory, name: $0, total: each, batch: 3, bytes: bytes)
        }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        for number in 1...each {
            try await log.append([
                LogMessage(
                    routingKey: "node",
                    contentType: "text/plain",
                    body: Array("node-\(number)".utf8)
                )
            ])
        }
        for child in children {
            #expect(try await child.lines() == (1...each).map { "\($0)" })
        }
        let texts = try await texts(of: log)
        #expect(texts.count == each * 4)
        for name in names + ["node"] {
            #expect(texts.filter { $0.hasPrefix(name) } == (1...each).map { "\(name)-\($0)" })
        }
        // The first is the one at opening.
        #expect(log.figures.checkpoints > 1)
        #expect(log.figures.failedCheckpoints == 0)
        await log.close()
        try checkIntegrity()
    }

    @Test func `a reader wakes for the appends of another process`() async throws {
        defer { directory.remove() }
        let log = try await EmbeddedLog(directory: directory.path, role: .client)
        let reader = try await log.reader(from: 1)
        let child = try AppenderProcess(in: directory, name: "other", total: 20)
        var entries: [LogEntry] = []
        while entries.count < 20 {
            entries += try await reader.next(maximum: 100, patience: .seconds(20))
        }
        #expect(entries.map(\.position) == Array(1...20))
        #expect(try await child.lines().count == 20)
        await log.close()
    }

    @Test func `processes that come first to an empty directory agree on one log`() async throws {
        defer { directory.remove() }
        let children = try (1...4).map {
            try AppenderProcess(in: directory, name: "p\($0)", total: 10)
        }
        for child in children {
            #expect(try await child.lines() == (1...10).map { "\($0)" })
        }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        #expect(try await log.lastPosition() == 40)
        await log.close()
    }

    @Test func `a disk that fails keeps what was confirmed and half of nothing`() async throws {
        defer { directory.remove() }
        let child = try AppenderProcess(
            in: directory,
            name: "full",
            total: 10_000,
            batch: 10,
            bytes: 2_000,
            fileLimit: 400_000
        )
        let lines = try await child.lines()
        let fault = try #require(lines.last)
        #expect(fault.hasPrefix("refused: the disk of \(directory.logPath) failed"))
        let confirmed = lines.count - 1
        #expect(confirmed > 0)

        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        #expect(try await log.lastPosition() == Int64(confirmed))
        #expect(try await texts(of: log) == (1...confirmed).map { "full-\($0)" })
        await log.close()
        try checkIntegrity()
    }

    private func texts(of log: EmbeddedLog) async throws -> [String] {
        let last = try await log.lastPosition()
        let reader = try await log.reader(from: 1)
        var texts: [String] = []
        while texts.count < last {
            let entries = try await reader.next(maximum: 1_000, patience: .seconds(20))
            try #require(!entries.isEmpty)
            texts += entries.map {
                String(decoding: $0.message.body.prefix { $0 != 0x20 }, as: UTF8.self)
            }
        }
        await reader.close()
        return texts
    }

    private func checkIntegrity() throws {
        let queue = try DatabaseQueue(path: directory.logPath)
        let answer = try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(answer == "ok")
    }
}
