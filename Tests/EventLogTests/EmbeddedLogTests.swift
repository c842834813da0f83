import Contracts
import Testing

@testable import EventLog

@Suite("The embedded log", .timeLimit(.minutes(15)))
struct EmbeddedLogTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func `appends that wait together share one transaction`() async throws {
        defer { directory.remove() }
        let tally = LogTally()
        let appender = LogAppender(
            directory: directory.path,
            path: directory.logPath,
            role: .client,
            tally: tally
        )
        try await appender.start()
        let tickets = (1...50).map { appender.inbox.put([message($0), message($0)]) }
        var committed: [Bool] = []
        for ticket in tickets { committed.append(try await appender.settle(ticket)) }

        #expect(committed == [true] + Array(repeating: false, count: 49))
        #expect(tally.figures.commits == 1)
        #expect(tally.figures.appends == 50)
        #expect(tally.figures.records == 100)
        #expect(try await appender.lastPosition() == 100)
        await appender.close()
    }

    @Test func `appends called at once cost fewer transactions than calls`() async throws {
        defer { directory.remove() }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...500 {
                group.addTask { try await log.append([message(number)]) }
            }
            try await group.waitForAll()
        }
        #expect(log.figures.appends == 500)
        #expect(log.figures.records == 500)
        #expect(log.figures.commits < 500)
        await log.close()
    }

    @Test func `a large group is committed in parts`() async throws {
        let inbox = AppendInbox()
        let large = LogMessage(
            routingKey: "k",
            contentType: "t",
            body: [UInt8](repeating: 1, count: AppendInbox.groupBytes)
        )
        _ = inbox.put([message(1)])
        _ = inbox.put([large])
        _ = inbox.put([message(2)])
        #expect(inbox.takeGroup().map(\.messages.count) == [1, 1])
        #expect(inbox.takeGroup().map(\.messages) == [[message(2)]])
        #expect(inbox.takeGroup().isEmpty)
        directory.remove()
    }

    @Test func `entries with a routing key are found without reading the others`() async throws {
        try await withLog { log in
            try await log.append((1...9).map(message))
            let rare = LogMessage(routingKey: "rare", contentType: "t", body: [1])
            try await log.append([rare, message(10), rare])
            let found = try #require(try await log.entries(routedBy: "rare"))
            #expect(found.map(\.position) == [10, 12])
            #expect(found.map(\.message) == [rare, rare])
            #expect(try await log.entries(routedBy: "rar") == [])
        }
    }

    @Test func `a reader that the cut overtakes is told so`() async throws {
        try await withLog { log in
            try await log.append((1...64).map(message))
            let reader = try await log.reader(from: 1)
            #expect(try await reader.next(maximum: 10, patience: .zero).count == 10)
            try await log.truncate(before: 40)
            let fault = await #expect(throws: LogFault.self) {
                try await reader.next(maximum: 10, patience: .zero)
            }
            #expect(fault?.code == .historyGone)
            #expect(fault?.message.contains("position 11 was cut") == true)
            #expect(fault?.message.contains("now begins at 40") == true)
        }
    }

    @Test func `a cut of everything is noticed by a reader that finds nothing`() async throws {
        try await withLog { log in
            try await log.append((1...64).map(message))
            let behind = try await log.reader(from: 1)
            let atTheEnd = try await log.reader(from: 65)
            try await log.truncate(before: 1_000)
            let fault = await #expect(throws: LogFault.self) {
                try await behind.next(maximum: 10, patience: .zero)
            }
            #expect(fault?.code == .historyGone)

            #expect(try await log.lastPosition() == 64)
            try await log.append([message(65)])
            let entries = try await atTheEnd.next(maximum: 10, patience: .seconds(20))
            #expect(entries == [LogEntry(position: 65, message: message(65))])
        }
    }

    @Test func `a cut in several transactions leaves exactly the rest`() async throws {
        try await withLog { log in
            try await log.append((1...25_000).map(message))
            try await log.truncate(before: 24_990)
            let reader = try await log.reader(from: 24_990)
            let entries = try await reader.next(maximum: 100, patience: .zero)
            #expect(entries.map(\.position) == Array(24_990...25_000))
            // A cut never goes back.
            try await log.truncate(before: 5)
            await #expect(throws: LogFault.self) { try await log.reader(from: 24_989) }
        }
    }

    @Test(arguments: [0, -1, 12])
    func `a position that the log cannot have is refused`(position: Int64) async throws {
        try await withLog { log in
            try await log.append((1...10).map(message))
            let fault = await #expect(throws: LogFault.self) {
                try await log.reader(from: position)
            }
            #expect(fault?.code == .refused)
        }
    }

    @Test func `a position beyond the end names another log as the likely cause`() async throws {
        try await withLog { log in
            try await log.append((1...10).map(message))
            let fault = await #expect(throws: LogFault.self) { try await log.reader(from: 12) }
            #expect(fault?.code == .refused)
            #expect(fault?.message.contains("ends at 10") == true)
        }
    }

    @Test func `one batch holds a bounded number of bytes`() async throws {
        try await withLog { log in
            let large = LogMessage(
                routingKey: "k",
                contentType: "t",
                body: [UInt8](repeating: 1, count: 3_000_000)
            )
            try await log.append(Array(repeating: large, count: 5))
            let reader = try await log.reader(from: 1)
            #expect(try await reader.next(maximum: 100, patience: .zero).count == 3)
            #expect(try await reader.next(maximum: 100, patience: .zero).count == 2)
        }
    }

    @Test func `closing the log ends its readers`() async throws {
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        let reader = try await log.reader(from: 1)
        async let waiting = closed { try await reader.next(maximum: 1, patience: .seconds(3_600)) }
        await log.close()
        #expect(await waiting)
        directory.remove()
    }

    /// Whether a wait ended because the reader was closed, before or while it waited.
    private func closed(_ next: () async throws -> [LogEntry]) async -> Bool {
        do {
            return try await next().isEmpty
        } catch {
            return (error as? LogFault)?.code == .closed
        }
    }

    private func withLog(_ body: (EmbeddedLog) async throws -> Void) async throws {
        defer { directory.remove() }
        let log = try await EmbeddedLog(directory: directory.path, role: .node)
        do {
            try await body(log)
        } catch {
            await log.close()
            throw error
        }
        await log.close()
    }

    private func message(_ number: Int) -> LogMessage {
        LogMessage(routingKey: "k", contentType: "t", body: Array("\(number)".utf8))
    }
}
