import Contracts
import Domain
import Storage

/// What the steps of one record share: the tables, the clock, the cause, ids and outputs.
///
/// The turn makes one and moves it from record to record. Outputs are numbered and written in
/// the order in which they are emitted (domain §1.3 step 10).
// SAFETY: it is reached on the engine's executor only, where the turn and all actors run.
final class FoldContext: @unchecked Sendable {
    /// The tables of the turn.
    let tables: NodeTables
    /// The position of the record that is folded.
    private(set) var position: Int64 = 0
    /// The clock of the fold.
    var clock: Instant
    /// The instant of the tick that is folded; nil for any other record.
    var tickedAt: Instant?
    /// What is being applied: the record, a parked input or a due item.
    var cause: Cause
    /// The campaigns that this record (or due item) touched.
    private(set) var touched: Set<String> = []
    /// The keys that exist since this record, in the order in which they appeared.
    var freshKeys: [(company: String, key: String)] = []
    /// The outputs and verdicts written in the turn.
    private(set) var written = 0
    /// The quotas of the companies.
    let quotas: QuotaBook
    /// The counters of the campaigns.
    let metrics: MetricsBook
    /// Whether a due item is processed, and not a record of its own.
    private(set) var isDueItem = false
    /// What companies and campaigns have settled about alerts.
    let alerts: AlertBook
    /// The association whose fact a person confirms at this record.
    var confirming: String?
    /// What the metrics count.
    var figures = TurnFigures()

    private var feed: Int64
    private let sequences: Sequences
    // A record knows one or two partitions and a few kinds of id: lists are faster than hashing.
    private var ordinals: [(partition: String, last: Int64)] = []
    private var counters: [(prefix: String, company: String, last: Int64)] = []
    private var rows: Int64 = 0
    private var entries: Int64 = 0
    private var hasReplied = false

    init(
        _ tables: NodeTables,
        quotas: QuotaBook,
        metrics: MetricsBook,
        alerts: AlertBook,
        clock: Instant,
        feed: Int64,
        sequences: Sequences,
        cause: Cause
    ) {
        self.tables = tables
        self.quotas = quotas
        self.metrics = metrics
        self.alerts = alerts
        self.clock = clock
        self.feed = feed
        self.sequences = sequences
        self.cause = cause
    }

    /// The last feed number, for the next turn.
    var lastFeed: Int64 { feed }

    /// Starts with a record: ids and ordinals count from 1 again.
    func begin(position: Int64, cause: Cause) {
        self.position = position
        self.cause = cause
        isDueItem = false
        touched.removeAll(keepingCapacity: true)
        freshKeys.removeAll(keepingCapacity: true)
        ordinals.removeAll(keepingCapacity: true)
        counters.removeAll(keepingCapacity: true)
        rows = 0
        entries = 0
        hasReplied = false
        tickedAt = nil
    }

    /// Starts with a due item of a tick: ids and ordinals go on, touched campaigns do not.
    func beginItem(cause: Cause) {
        self.cause = cause
        isDueItem = true
        touched.removeAll(keepingCapacity: true)
        freshKeys.removeAll(keepingCapacity: true)
    }

    /// The last local date of a trailing window: today; in a due item at local midnight, when today
    /// has only begun, the day before.
    ///
    /// Source: domain §12.1.
    func windowEnd(in zone: ZoneTable) -> CivilDate {
        let today = zone.dayBegun(at: clock)
        guard isDueItem, zone.localMidnight(of: today) == clock else {
            return zone.localDate(at: clock)
        }
        return today.adding(days: -1)
    }

    /// Notes that a campaign takes part in steps 7 to 9.
    func touch(_ campaign: String) { touched.insert(campaign) }

    /// The next core-made id of a kind, `<prefix>_<company>_<position>_<k>`.
    func id(_ prefix: String, company: String) -> String {
        let found = counters.firstIndex { $0.prefix == prefix && $0.company == company }
        let index = found ?? counters.count
        if found == nil { counters.append((prefix, company, 0)) }
        counters[index].last += 1
        return "\(prefix)_\(company)_\(position)_\(counters[index].last)"
    }

    /// The next row number of the record.
    func rowNumber() -> Int64 {
        defer { rows += 1 }
        return RowNumber.row(rows, ofRecord: position)
    }

    /// The number of the last output of a company, or of its last one of a type; 0 for none.
    func lastNumber(of partition: String, _ type: OutputType?) throws -> Int64 {
        try sequences.last(partition, type, tables)
    }

    /// Numbers an output and writes it to the outbox, and to the activity feed if it is news;
    /// returns its numbers.
    ///
    /// `campaign` is whose news it is where the output itself names none.
    @discardableResult
    func emit(
        _ output: Output,
        asVerdict: Bool = false,
        newsOf campaign: String? = nil
    ) throws -> OutputNumbers {
        let ordinal = ordinal(of: output.partition)
        let type = output.body.type
        let next = try sequences.next(output.partition, type, tables)
        let numbers = OutputNumbers(
            position: position,
            ordinal: ordinal,
            sequence: next.sequence,
            typesequence: next.typesequence,
            time: clock,
            correlationid: cause.correlationid,
            causationid: cause.causationid
        )
        let isReply = asVerdict && !hasReplied && cause.replyTo != nil
        feed += 1
        let id = numbers.id(partition: output.partition)
        try tables.outbox.insert(
            OutboxRow(
                feed: feed,
                id: id,
                partition: output.partition,
                type: type.rawValue,
                routingKey: Routes.routingKey(of: output),
                replyTo: isReply ? cause.replyTo : nil,
                correlation: isReply ? cause.replyCorrelation : nil,
                body: OutputEncoder.encode(output, numbers, id: id)
            )
        )
        if isReply { hasReplied = true }
        written += 1
        figures.note(type)
        if let news = output.body.activity {
            try note(
                news,
                company: output.partition,
                campaign: campaign ?? output.body.campaignId
            )
        }
        return numbers
    }

    /// Adds an entry to the activity feed of a campaign, or of a company.
    ///
    /// Source: domain §13.3.
    func note(_ news: ActivityFeedNote, company: String, campaign: String?) throws {
        try tables.activityFeed.insert(
            ActivityFeedRow(
                company: company,
                campaign: news.isCompanyWide ? nil : campaign,
                seq: RowNumber.row(entries, ofRecord: position),
                at: clock,
                actor: cause.actor,
                note: news
            )
        )
        entries += 1
    }

    private func ordinal(of partition: String) -> Int64 {
        if let index = ordinals.firstIndex(where: { $0.partition == partition }) {
            ordinals[index].last += 1
            return ordinals[index].last
        }
        ordinals.append((partition, 1))
        return 1
    }

    /// Emits an output about a campaign.
    func emit(_ company: String, campaign: String, _ body: any OutputBody) throws {
        try emit(Output(partition: company, subject: "campaign/\(campaign)", body: body))
    }

    /// Writes a verdict for the asker, if somebody awaits one and none was written.
    func reply(_ verdict: Verdict) throws {
        guard let replyTo = cause.replyTo, !hasReplied else { return }
        hasReplied = true
        feed += 1
        try tables.outbox.insert(
            OutboxRow(
                feed: feed,
                id: "r-\(position)",
                partition: "",
                type: Verdict.type,
                routingKey: "",
                replyTo: replyTo,
                correlation: cause.replyCorrelation,
                body: verdict.encode(
                    id: "r-\(position)",
                    time: clock,
                    causationid: cause.causationid
                )
            )
        )
        written += 1
    }

    /// Writes the last numbers of the outputs and the counts of dispositions.
    func save() throws {
        try sequences.save(tables)
        for disposition in Disposition.allCases {
            // A count that came and went in one turn is written too: over two turns it would be.
            guard let count = figures.dispositions[disposition] else { continue }
            try tables.node.tally(disposition.rawValue, by: count)
        }
    }
}
