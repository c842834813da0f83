import Domain

/// The enrollments or facts that are used of a quota, in the order of the log.
struct QuotaRecords {
    /// One of them.
    struct Record {
        /// The position of its input.
        let position: Int64
        /// When it happened.
        let at: Instant
        /// The campaign.
        let campaign: String
        /// The enrollment and its person, or the kind and reference of the fact.
        let ref: String
        /// How much it uses.
        let amount: Int64
    }

    private let view: ReadView

    init(_ view: ReadView) { self.view = view }

    /// Those of the period with a first day; nil for a quota that counts everything.
    func find(
        _ row: QuotaRow,
        start: CivilDate?,
        in zone: ZoneTable
    ) throws(StorageFault) -> [Record] {
        let bounds = QuotaMeasure.Bounds(row, start: start, in: zone)
        if bounds.isElsewhere { return [] }
        return try view.all(Self.sql(row.quota, start: start), bounds.bind) { columns in
            Record(
                position: columns.int(),
                at: Instant(ms: columns.int()),
                campaign: columns.text(),
                ref: columns.text(),
                amount: columns.int()
            )
        }
    }

    private static func sql(_ quota: Quota, start: CivilDate?) -> String {
        guard quota.metric.role != nil else {
            return """
                SELECT f.position, f.effective_at, f.campaign, f.kind || ' ' || f.ref,
                    \(QuotaMeasure.amount) \(QuotaMeasure.usedFacts) ORDER BY f.position, f.ref
                """
        }
        let people = start == nil ? QuotaMeasure.activePeople : QuotaMeasure.joinedPeople
        // Somebody in several campaigns of the place is one person of a quota without a period.
        let person = start == nil ? "e.participant" : "e.campaign, e.participant"
        return """
            SELECT min(e.seq) >> 24, e.enrolled_at, e.campaign, e.id || ' of ' || e.participant, 1
            \(people) GROUP BY \(person) ORDER BY min(e.seq)
            """
    }
}
