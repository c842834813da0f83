import Contracts
import Domain
import Engine
import Storage
import Threading

@testable import headroom

/// A real engine on a file of its own that has folded the demo data with its exact days.
final class DemoStage {
    private let folder: TemporaryFolder
    private let executor = ThreadExecutor(name: "demo")
    private let engine: Engine
    private let recordsPerTurn: Int
    private var position: Int64 = 0
    /// What was folded.
    let fixture: DemoFixture
    /// Looks at the engine's database.
    let reader: NodeReader

    /// Folds the demo data up to a moment, without one all of it, so many records a turn.
    init(through last: Instant = DemoCalendar.end, recordsPerTurn: Int = 2048) async throws {
        self.recordsPerTurn = recordsPerTurn
        folder = try TemporaryFolder()
        let path = folder.file("node.sqlite")
        fixture = try DemoFixture(.exact)
        let isWhole = last == DemoCalendar.end && recordsPerTurn == 2048
        if isWhole, try await FoldedDemo.shared.copy(to: path) {
            position = Int64(fixture.entries.count)
        }
        engine = try Engine(path: path, executor: executor, probe: NoProbe())
        reader = try NodeReader(path: path)
        guard position == 0 else { return }
        try await fold(fixture.entries.filter { $0.at <= last }.map(\.message))
        if isWhole { try await FoldedDemo.shared.keep(path) }
    }

    deinit {
        reader.close()
        executor.stop()
        folder.remove()
    }

    /// Folds messages behind what was folded.
    func fold(_ messages: [LogMessage]) async throws {
        var rest = messages[...]
        while !rest.isEmpty {
            let records = rest.prefix(recordsPerTurn).map { message in
                position += 1
                return RecordDecoder.decode(position: position, message: message)
            }
            _ = try await engine.turn(records)
            rest = rest.dropFirst(recordsPerTurn)
        }
    }

    /// Runs a command on the folder of the engine's database.
    func headroom(_ arguments: String...) async throws -> CommandLineRun {
        let place = ["--data-dir", folder.path]
        return try await CommandLineRun.headroom(arguments + place, in: folder)
    }

    /// Used, limit and cap of a campaign.
    func room(_ campaign: String) async throws -> Room? {
        try await reader.campaign(campaign).value?.capacity.room
    }

    /// The digests of all tables.
    func digests() throws -> [NodeDigest.Table] {
        try NodeDigest(path: folder.file("node.sqlite")).tables()
    }

    /// The rows of a table.
    func rows(_ table: String) throws -> [JSONObject] {
        try NodeDigest(path: folder.file("node.sqlite")).rows(of: table)
    }

    /// What the ledger of a campaign adds up to, by type; only of a month when one is given.
    func ledger(_ campaign: String, month: String? = nil) throws -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for row in try rows("usage") where row["campaign"]?.string == campaign {
            guard let type = row["type"]?.string, let quantity = row["quantity"]?.int,
                month == nil || row["period"]?.string == month
            else { continue }
            sums[type, default: 0] += quantity
        }
        return sums
    }

    private struct NoProbe: TurnProbe {
        func reached(_ step: TurnStep) {}
    }
}
