import Contracts
import Engine
import Foundation
import Storage
import Threading

/// A node on files of its own, which dies and starts again.
final class SimulatedNode {
    private(set) var engine: Engine
    private(set) var reader: OutboxReader
    private(set) var path: String
    private let scratch: Scratch
    private let executor: ThreadExecutor
    private let breaker = TurnBreaker()
    private let quarantined: Set<Int64>
    private let awakeCampaigns: Int
    private var incarnation = 0

    /// Opens a node on new files, or on a copy of others.
    init(
        _ scratch: Scratch,
        name: String,
        from other: String? = nil,
        awakeCampaigns: Int,
        quarantined: Set<Int64>
    ) async throws {
        self.scratch = scratch
        self.awakeCampaigns = awakeCampaigns
        self.quarantined = quarantined
        path = "\(scratch.path)/\(name)"
        executor = ThreadExecutor(name: name)
        if let other { try Scratch.copy(database: other, to: path) }
        engine = try Engine(
            path: path,
            executor: executor,
            probe: breaker,
            awakeCampaigns: awakeCampaigns
        )
        reader = try OutboxReader(path: path)
        await engine.quarantine(quarantined)
    }

    deinit { executor.stop() }

    /// Folds records; broken at a step if one is given.
    func turn(
        _ records: [Record],
        breaking step: TurnBreaker.Step?,
        skips: Int,
        isDeath: Bool
    )
        async throws -> TurnReport
    {
        incarnation += 1
        let copy = "\(path)-\(incarnation)"
        breaker.arm(
            step.map {
                TurnBreaker.Plan(step: $0, skips: skips, death: isDeath ? (path, copy) : nil)
            }
        )
        defer { breaker.arm(nil) }
        do {
            return try await engine.turn(records)
        } catch let death as TurnBreaker.Death {
            try await start(at: copy)
            throw death
        }
    }

    /// Leaves the engine and opens another one on the same file, or on another file.
    func start(at file: String? = nil) async throws {
        let old = path
        path = file ?? path
        engine = try Engine(
            path: path,
            executor: executor,
            probe: breaker,
            awakeCampaigns: awakeCampaigns
        )
        reader = try OutboxReader(path: path)
        await engine.quarantine(quarantined)
        guard old != path else { return }
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: old + suffix)
        }
    }

    /// Copies the files as they are between two turns.
    func snapshot(to name: String) throws -> String {
        let copy = "\(scratch.path)/\(name)"
        try Scratch.copy(database: path, to: copy)
        return copy
    }

    /// Folds everything that is left of a history, in turns of a size.
    func finish(_ records: [Record], turnsOf size: Int) async throws {
        var position = Int(await engine.progress.position)
        while position < records.count {
            let end = min(position + size, records.count)
            _ = try await engine.turn(Array(records[position..<end]))
            position = end
        }
    }
}
