import Contracts
import Domain
import Engine
import Foundation
import Simulation
import Storage
import Synchronization
import Testing
import Threading

@Suite("Turns")
struct TurnTests {
    /// Throws once at a step.
    private final class Breaker: TurnProbe {
        struct Broken: Error {}

        let step = Mutex<TurnStep?>(nil)

        func reached(_ reached: TurnStep) throws {
            let isDue = step.withLock { step in
                defer { if step == reached { step = nil } }
                return step == reached
            }
            if isDue { throw Broken() }
        }
    }

    private static let records = HistoryMaker.history(seed: 7, length: 60).records

    private static func withEngine<Value>(
        _ probe: any TurnProbe,
        _ body: (Engine, String) async throws -> Value
    ) async throws -> Value {
        var template = Array("\(NSTemporaryDirectory())/turn-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        let directory = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        let executor = ThreadExecutor(name: "turn")
        defer {
            executor.stop()
            try? FileManager.default.removeItem(atPath: directory)
        }
        let path = directory + "/node.sqlite"
        return try await body(try Engine(path: path, executor: executor, probe: probe), path)
    }

    private static func digest(_ path: String) throws -> [NodeDigest.Table] {
        try NodeDigest(path: path).tables()
    }

    private static let steps: [TurnStep] = [
        .begun, .folding(position: 41), .folding(position: 55), .folded, .written,
    ]

    @Test(arguments: steps)
    func `a turn that fails leaves nothing behind and can be repeated`(
        _ step: TurnStep
    ) async throws {
        let whole = try await Self.withEngine(NoProbe()) { engine, path in
            _ = try await engine.turn(Self.records)
            return try Self.digest(path)
        }
        let breaker = Breaker()
        try await Self.withEngine(breaker) { engine, path in
            _ = try await engine.turn(Array(Self.records[..<40]))
            let before = try Self.digest(path)
            breaker.step.withLock { $0 = step }

            await #expect(throws: Breaker.Broken.self) {
                _ = try await engine.turn(Array(Self.records[40...]))
            }
            #expect(try Self.digest(path) == before)
            #expect(await engine.progress.position == 40)

            _ = try await engine.turn(Array(Self.records[40...]))
            #expect(try Self.digest(path) == whole)
        }
    }

    @Test func `a turn that fails after its commit is committed`() async throws {
        let breaker = Breaker()
        try await Self.withEngine(breaker) { engine, _ in
            breaker.step.withLock { $0 = .committed }

            await #expect(throws: Breaker.Broken.self) {
                _ = try await engine.turn(Self.records)
            }

            #expect(await engine.progress.position == Int64(Self.records.count))
        }
    }

    @Test func `records that were folded are passed over`() async throws {
        try await Self.withEngine(NoProbe()) { engine, path in
            _ = try await engine.turn(Self.records)
            let before = try Self.digest(path)

            let report = try await engine.turn(Self.records)

            #expect(report.figures.records == 0)
            #expect(try Self.digest(path) == before)
        }
    }

    @Test func `offsets that a stream keeps for itself are no loss`() async throws {
        try await Self.withEngine(NoProbe()) { engine, _ in
            let report = try await engine.turn([Self.records[0], Self.records[2]])

            #expect(report.position == 3)
            #expect(report.figures.records == 2)
        }
    }

    @Test func `a quarantined record is passed over and its neighbors are not`() async throws {
        try await Self.withEngine(NoProbe()) { engine, path in
            await engine.quarantine([3])

            _ = try await engine.turn(Self.records)

            let desk = try NodeDigest(path: path).rows(of: "rejected")
            let entry = try #require(desk.first { $0["position"] == .int(3) })
            #expect(entry["code"] == .string("quarantined"))
            #expect(await engine.progress.position == Int64(Self.records.count))
        }
    }

    @Test func `what is confirmed is remembered with the next turn`() async throws {
        try await Self.withEngine(NoProbe()) { engine, path in
            _ = try await engine.turn(Array(Self.records[..<40]))
            await engine.confirm(through: 7)
            #expect(try OutboxReader(path: path).progress().confirmed == 0)

            _ = try await engine.turn(Array(Self.records[40...]))

            #expect(try OutboxReader(path: path).progress().confirmed == 7)
            #expect(await engine.confirmedFeed == 7)
        }
    }

    @Test func `confirmed outputs are pruned and numbers go on`() async throws {
        try await Self.withEngine(NoProbe()) { engine, path in
            let feed = try await engine.turn(Array(Self.records[..<40])).feed
            await engine.confirm(through: feed)

            try await engine.maintain(isIdle: true, keptOutputs: 0)

            #expect(try OutboxReader(path: path).rows(behind: 0, limit: 10).isEmpty)
            let executor = ThreadExecutor(name: "again")
            defer { executor.stop() }
            let again = try Engine(path: path, executor: executor, probe: NoProbe())
            _ = try await again.turn(Array(Self.records[40...]))
            let next = try OutboxReader(path: path).rows(behind: 0, limit: 1)
            #expect(next.first?.feed == feed + 1)
        }
    }

    @Test(arguments: [1, 3, 1000])
    func `how many campaigns are awake changes nothing`(_ awake: Int) async throws {
        let whole = try await Self.withEngine(NoProbe()) { engine, path in
            _ = try await engine.turn(Self.records)
            return try Self.digest(path)
        }
        let stage = try Stage(awakeCampaigns: awake)
        for record in Self.records { _ = try await stage.engine.turn([record]) }

        #expect(try Self.digest(stage.path) == whole)
        #expect(await stage.engine.awakeCampaigns <= awake)
    }
}
