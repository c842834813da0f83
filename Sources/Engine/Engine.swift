package import Contracts
package import Domain
package import Storage
package import Threading

/// The single writer of a node: folds records, one turn after the other, on a thread of its own.
///
/// State is a fold of the log: the same records give the same tables, whatever the turns were.
/// A turn that fails leaves nothing behind, neither in the tables nor in memory; the same records
/// may be given again.
package actor Engine {
    private let executor: ThreadExecutor
    private let database: NodeDatabase
    private let probe: any TurnProbe
    private let actors: ActorCache
    private var sequences = Sequences()
    private var position: Int64
    private var clock: Instant
    private var feed: Int64
    private var confirmed: Int64
    private var savedConfirmed: Int64
    private var resent: Int64
    private var savedResent: Int64
    private var quarantined: Set<Int64> = []
    private var pruneKey: [UInt8] = []

    /// The engine's thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens the node's database and takes up where it stands.
    ///
    /// `awakeCampaigns` bounds the memory of the actors. An engine for rebuilding keeps nothing
    /// before `seal()`. Throws `StorageFault`.
    package init(
        path: String,
        executor: ThreadExecutor,
        probe: any TurnProbe,
        awakeCampaigns: Int = 20_000,
        purpose: NodeDatabase.Purpose = .serving
    ) throws {
        self.executor = executor
        self.probe = probe
        let database = try NodeDatabase(path: path, purpose: purpose)
        self.database = database
        actors = ActorCache(executor: executor, bound: awakeCampaigns)
        let (progress, feed, relay, answered) = try database.look { tables in
            (
                try tables.node.progress(), try tables.outbox.last(), try tables.outbox.relay(),
                try tables.outbox.resent()
            )
        }
        position = progress.position
        clock = progress.clock
        self.feed = feed
        confirmed = relay.confirmed
        savedConfirmed = relay.confirmed
        resent = answered
        savedResent = answered
    }

    /// How far the node is.
    package var progress: TurnReport {
        TurnReport(position: position, clock: clock, feed: feed, figures: TurnFigures())
    }

    /// Outputs that are written and not confirmed.
    package var backlog: Int64 { feed - confirmed }

    /// The last feed number that is known to be confirmed.
    package var confirmedFeed: Int64 { confirmed }

    /// Campaigns whose actors are awake.
    package var awakeCampaigns: Int { actors.count }

    /// The size of the write-ahead log in bytes.
    package var walBytes: Int64 { database.walBytes }

    /// Passes over records that crashed the engine twice.
    package func quarantine(_ positions: Set<Int64>) { quarantined.formUnion(positions) }

    /// Folds records in one transaction; those that were folded before are skipped.
    ///
    /// Throws `StorageFault` or whatever the probe throws; nothing is changed then.
    package func turn(_ records: [Record]) throws -> TurnReport {
        guard let first = records.first else { return progress }
        do {
            let turn = try database.turn { tables in
                var turn = Turn(
                    position: position,
                    clock: clock,
                    feed: feed,
                    sequences: sequences,
                    actors: actors,
                    quarantined: quarantined,
                    confirmed: confirmed == savedConfirmed ? nil : confirmed,
                    probe: probe,
                    tables: tables,
                    first: first
                )
                try turn.run(records)
                return turn
            }
            return try adopt(turn)
        } catch {
            actors.forget()
            sequences = Sequences()
            throw error
        }
    }

    private func adopt(_ turn: Turn) throws -> TurnReport {
        position = turn.position
        clock = turn.fold.context.clock
        feed = turn.fold.context.lastFeed
        actors.settle()
        savedConfirmed = confirmed
        try probe.reached(.committed)
        var report = TurnReport(
            position: position,
            clock: clock,
            feed: feed,
            figures: turn.fold.context.figures
        )
        report.freshFrames = database.freshFrames
        return report
    }

    /// Notes that everything up to a feed number is confirmed; written with the next turn.
    package func confirm(through feed: Int64) { confirmed = max(confirmed, feed) }

    /// Notes that every request to send again through a row number was answered.
    package func noteResent(through row: Int64) { resent = max(resent, row) }

    /// When the next thing is due, if anything is.
    package func nextDue() throws -> Instant? {
        try database.look { try $0.due.next()?.dueAt }
    }

    /// What a quiet moment is good for: confirms, expired keys, and the write-ahead log.
    package func maintain(isIdle: Bool, keptOutputs: Int64) throws {
        let confirmedNow = confirmed
        let resentNow = resent
        let clockNow = clock
        let key = pruneKey
        if confirmedNow != savedConfirmed || resentNow != savedResent || isIdle {
            try database.turn { tables in
                try tables.outbox.confirm(confirmedNow)
                if resentNow != savedResent { try tables.outbox.noteResent(resentNow) }
                let keep = confirmedNow - keptOutputs
                // What was asked for again is kept until it was sent.
                let isAnswered = try tables.resends.last() <= resentNow
                if isAnswered, keep > (try tables.outbox.relay().pruned) {
                    try tables.outbox.prune(through: keep)
                }
                try tables.inputs.prune(behind: key, clock: clockNow)
            }
            savedConfirmed = confirmedNow
            savedResent = resentNow
            pruneKey = try database.look { try $0.inputs.key(256, behind: key) } ?? []
        }
        if isIdle, database.walBytes > 4 << 20 {
            try database.checkpoint(truncating: true)
        } else {
            try relieve()
        }
    }

    /// Copies the write-ahead log into the database when it holds enough that is new.
    ///
    /// Nothing else can happen meanwhile, so a node that keeps up does it often and briefly, and
    /// one that is behind seldom, since pages that many turns touch are then copied once.
    package func relieve(isBehind: Bool = false) throws {
        guard database.freshFrames >= Self.frames(isBehind: isBehind) else { return }
        try database.checkpoint(truncating: database.walBytes > 512 << 20)
    }

    /// How many new pages of the write-ahead log are worth a checkpoint.
    package static func frames(isBehind: Bool) -> Int64 { isBehind ? 32_768 : 1024 }

    /// Copies the whole write-ahead log into the database, so that the one file is complete.
    package func flush() throws { try database.checkpoint(truncating: true) }

    /// Ends a rebuild: everything is durable, and the file is one to serve from.
    package func seal() throws { try database.seal() }
}
