import Contracts
import Domain
import Storage

/// One turn: a few records of the log, folded in order, without a suspension, in one transaction.
///
/// This is the only place that knows the steps: skip what was folded before, fold, write what the
/// actors hold, write the numbers of the outputs, advance the position. The caller commits.
struct Turn {
    let probe: any TurnProbe
    var fold: RecordFold
    private(set) var position: Int64
    private let confirmed: Int64?

    init(
        position: Int64,
        clock: Instant,
        feed: Int64,
        sequences: Sequences,
        actors: ActorCache,
        quarantined: Set<Int64>,
        confirmed: Int64?,
        probe: any TurnProbe,
        tables: NodeTables,
        first: Record
    ) {
        let context = FoldContext(
            tables,
            quotas: actors.quotas,
            metrics: actors.metrics,
            alerts: actors.alerts,
            clock: clock,
            feed: feed,
            sequences: sequences,
            cause: Cause(first, clock: clock)
        )
        fold = RecordFold(context: context, actors: actors, quarantined: quarantined)
        self.position = position
        self.confirmed = confirmed
        self.probe = probe
    }

    /// Runs the steps.
    ///
    /// Positions ascend; that none is missing is the log reader's to see to, since a stream keeps
    /// some offsets for itself.
    mutating func run(_ records: [Record]) throws {
        try probe.reached(.begun)
        for record in records where record.position > position {
            if !fold.quarantined.contains(record.position) {
                try probe.reached(.folding(position: record.position))
            }
            try fold.fold(record)
            position = record.position
            fold.context.figures.records += 1
        }
        try probe.reached(.folded)
        let tables = fold.context.tables
        try fold.actors.save(fold.context)
        try fold.context.save()
        try tables.node.advance(
            position: position,
            clock: fold.context.clock,
            records: fold.context.figures.records
        )
        if let confirmed { try tables.outbox.confirm(confirmed) }
        try probe.reached(.written)
    }
}
