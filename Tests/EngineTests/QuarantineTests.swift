import Contracts
import Domain
import Engine
import EventLog
import Foundation
import Logging
import Storage
import Testing
import Threading

@Suite("Poison passes", .timeLimit(.minutes(15)))
struct QuarantineTests {
    /// A probe for which one record cannot be folded.
    private struct Poison: TurnProbe {
        struct CannotFold: Error {}
        let position: Int64

        func reached(_ step: TurnStep) throws {
            if step == .folding(position: position) { throw CannotFold() }
        }
    }

    private let directory: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/poison-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        directory = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    private func crash(_ manner: String, at position: Int64) async throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tests)
            .deletingLastPathComponent().appendingPathComponent("EngineCrasher")
        process.arguments = [directory + "/crash.note", "\(position)", manner]
        process.standardError = FileHandle.nullDevice
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        for await _ in ended {}
        #expect(process.terminationReason == .uncaughtSignal)
    }

    private func finding() throws -> CrashNote.Finding? {
        try #require(CrashNote(path: directory + "/crash.note")).finding
    }

    @Test func `a trap on the engine thread is remembered and counted`() async throws {
        try await crash("trap", at: 7)
        try await crash("trap", at: 7)

        // The second life found the first crash, this one finds both.
        let found = try #require(try finding())
        #expect(found.position == 7)
        #expect(found.times == 2)
        #expect(try finding() == nil)
    }

    @Test func `a kill from outside accuses no record`() async throws {
        try await crash("kill", at: 7)

        #expect(try finding() == nil)
    }

    @Test func `a record that fails twice is passed over and its neighbors are applied`()
        async throws
    {
        let log = try await EmbeddedLog(directory: directory, role: .node)
        let executor = ThreadExecutor(name: "engine")
        let engine = try Engine(
            path: directory + "/node.sqlite",
            executor: executor,
            probe: Poison(position: 2)
        )
        try await log.append((1...3).map { TickMessage.at(Instant(ms: $0 * 1000)) })
        var options = NodeOptions()
        options.ticks = false
        let runner = await NodeRunner(
            engine: engine,
            log: log,
            relay: nil,
            options: options,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )

        // The fourth record is the one that quarantines the second.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            group.addTask { await runner.folded.wait(beyond: 3) }
            try await group.next()
            group.cancelAll()
        }

        let rejected = try await NodeReader(path: directory + "/node.sqlite").rejected(position: 2)
        #expect(rejected.value?.code == Defect.Code.quarantined.rawValue)
        let reader = try await log.reader(from: 1)
        let entries = try await reader.next(maximum: 10, patience: .seconds(5))
        #expect(Quarantine.positions(in: entries) == [2])
        #expect(await engine.progress.clock == Instant(ms: 3000))
        await log.close()
        executor.stop()
    }
}
