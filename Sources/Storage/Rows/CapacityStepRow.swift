package import Domain

/// One record, or one due item of a tick, that changed the numbers of a campaign.
///
/// The first one of a campaign is its creation; the last one equals the counters.
package struct CapacityStepRow: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// The place in the table: position of the record, shifted, plus the row's number in it.
    package var seq: Int64
    /// The clock of the record.
    package var at: Instant
    /// The type of the input that caused it, or `due.` and the kind of what became due.
    package var cause: String
    /// The id of the input; of a due item what became due.
    package var ref: String
    /// The numbers after it.
    package var figures: CapacityFigures

    /// Makes a step from its parts.
    package init(
        campaign: String,
        seq: Int64,
        at: Instant,
        cause: String,
        ref: String,
        figures: CapacityFigures
    ) {
        self.campaign = campaign
        self.seq = seq
        self.at = at
        self.cause = cause
        self.ref = ref
        self.figures = figures
    }

    /// The position of the record.
    package var position: Int64 { RowNumber.position(ofRow: seq) }

    static let columns = "campaign, seq, at, cause, ref, \(CapacityFigures.columns)"

    init(_ row: inout Columns) {
        campaign = row.text()
        seq = row.int()
        at = Instant(ms: row.int())
        cause = row.text()
        ref = row.text()
        figures = CapacityFigures(&row)
    }

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(seq)
        binder.add(at.ms)
        binder.add(cause)
        binder.add(ref)
        figures.bind(&binder)
    }
}
