import Contracts
import Domain

/// Why a number of a campaign is what it is.
extension NodeReader {
    /// The records that led to a number of a campaign; nil when there is no such campaign, or it
    /// belongs to another company.
    ///
    /// The effects add up to the number. Where they do not, or the rows that are counted say
    /// otherwise, the answer says so.
    package func explain(
        _ number: CampaignNumber,
        of campaign: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let counters = try CapacityTable(view.connection).find(campaign: campaign),
                scope.admits(counters.company)
            else { return nil }
            return try NumberHistory(view, number, counters, scope).explanation()
        }
    }
}

/// The steps of one number of one campaign.
private struct NumberHistory {
    private let view: ReadView
    private let number: CampaignNumber
    private let counters: CapacityRow
    private let scope: ExplanationScope

    init(
        _ view: ReadView,
        _ number: CampaignNumber,
        _ counters: CapacityRow,
        _ scope: ExplanationScope
    ) {
        self.view = view
        self.number = number
        self.counters = counters
        self.scope = scope
    }

    func explanation() throws(StorageFault) -> Explanation {
        let last = try step()
        let value = last.map { number.value(of: $0.figures) } ?? 0
        let changes = try self.changes()
        var section = Explanation.Section(
            "records",
            "position",
            "time",
            "cause",
            "ref",
            "effect",
            "total",
            "what"
        )
        var sum = changes.shown.first.map { $0.before } ?? value
        let preceding = sum
        for change in changes.shown.map(\.step).indices {
            let (step, before) = changes.shown[change]
            let now = number.value(of: step.figures)
            sum += now - before
            section.add(
                .int(step.position),
                .string(step.at.rfc3339),
                .string(step.cause),
                .string(step.ref),
                .string(Self.signed(now - before)),
                .int(sum),
                .string(try StepDetails(view, campaign: counters.campaign).text(of: step))
            )
        }
        let hidden = changes.count - Int64(changes.shown.count)
        if hidden > 0 {
            section.note = "\(hidden) earlier records come to \(Self.signed(preceding)) in all"
        }
        let words = Self.words(number, value, last?.figures ?? CapacityFigures(counters))
        var explanation = Explanation(
            "\(counters.campaign): \(words) \(scope.words), after \(changes.count)"
                + " \(changes.count == 1 ? "record" : "records") that changed it.",
            figures: [
                "campaignId": .string(counters.campaign), "number": .string(number.rawValue),
                "value": .int(value), "records": .int(changes.count),
                "precedingRecords": .int(hidden), "precedingSum": .int(preceding),
            ],
            sections: [section]
        )
        if let last { explanation.figures["position"] = .int(last.position) }
        explanation.differences = try differences(value, sum: sum, last)
        return explanation
    }

    /// The last step within the scope.
    private func step() throws(StorageFault) -> CapacityStepRow? {
        try view.first(
            """
            SELECT \(CapacityStepRow.columns) FROM capacity_steps
            WHERE campaign = ?1 AND seq < ?2 AND at <= ?3 ORDER BY seq DESC LIMIT 1
            """,
            bind,
            { CapacityStepRow(&$0) }
        )
    }

    /// How many steps changed the number, and the latest of them with the number before, in order.
    private func changes() throws(StorageFault) -> (
        count: Int64, shown: [(step: CapacityStepRow, before: Int64)]
    ) {
        let changed = """
            SELECT * FROM (SELECT \(CapacityStepRow.columns), \(number.expression) AS number,
                lag(\(number.expression), 1, 0) OVER (ORDER BY seq) AS before
                FROM capacity_steps WHERE campaign = ?1 AND seq < ?2 AND at <= ?3)
            WHERE number <> before
            """
        let count = try view.number("SELECT count(*) FROM (\(changed))", bind)
        let shown = try view.all(
            "\(changed) ORDER BY seq DESC LIMIT ?4",
            { binder in
                bind(&binder)
                binder.add(scope.limit)
            },
            { columns in
                let step = CapacityStepRow(&columns)
                _ = columns.int()
                return (step: step, before: columns.int())
            }
        )
        return (count, shown.reversed())
    }

    private func bind(_ binder: inout Binder) {
        binder.add(counters.campaign)
        binder.add(scope.endSeq)
        binder.add(scope.lastMs)
    }

    /// Where what is stored, or what can be counted, is something else than the records say.
    private func differences(
        _ value: Int64,
        sum: Int64,
        _ last: CapacityStepRow?
    ) throws(StorageFault) -> [String] {
        var found: [String] = []
        let name = number.rawValue
        if sum != value { found.append("the records come to \(sum), not to \(value)") }
        let model = last?.figures.model ?? counters.model
        let counted = number == .used ? CampaignNumber.used(under: model) : number
        if scope.moment == .now {
            let stored = number.value(of: CapacityFigures(counters))
            if stored != value {
                found.append("\(name) is stored as \(stored), the records come to \(value)")
            }
            if let recount = counted.recount {
                let rows = try view.number(recount) { $0.add(counters.campaign) }
                if rows != value { found.append("the rows that \(name) counts are \(rows)") }
            }
        }
        if let ledger = counted.ledger, let last {
            let booked = try view.number(ledger) { binder in
                binder.add(counters.campaign)
                binder.add(RowNumber.first(ofRecord: last.position + 1))
            }
            let isWithin = try isWhole(last)
            if isWithin, booked != value {
                found.append("the ledger comes to \(booked), the records to \(value)")
            }
        }
        return found
    }

    /// Whether a step is the last one of its record: a tick may have several.
    private func isWhole(_ last: CapacityStepRow) throws(StorageFault) -> Bool {
        try view.number(
            """
            SELECT count(*) FROM capacity_steps WHERE campaign = ?1 AND seq > ?2 AND seq < ?3
            """
        ) { binder in
            binder.add(counters.campaign)
            binder.add(last.seq)
            binder.add(RowNumber.first(ofRecord: last.position + 1))
        } == 0
    }

    private static func words(
        _ number: CampaignNumber,
        _ value: Int64,
        _ figures: CapacityFigures
    ) -> String {
        let room = figures.room
        return switch number {
        case .used: "\(value) of \(room.limit) used (\(figures.model.rawValue), cap \(room.cap))"
        case .limit:
            "the limit is \(value): \(figures.ownLimit) own, \(figures.borrowed) borrowed,"
                + " \(figures.lent) lent,"
        case .cap: "the cap is \(value): \(room.limit) and \(figures.overbookPct) % beyond,"
        case .waiting: "\(value) wait"
        case .volunteers, .beneficiaries: "\(value) \(number.rawValue) are active"
        case .learners: "\(value) learners are active or served"
        case .served: "\(value) learners are served"
        case .credits: "\(value) mc are charged"
        case .borrowed: "\(value) are borrowed"
        case .lent: "\(value) are lent"
        }
    }

    static func signed(_ value: Int64) -> String { value > 0 ? "+\(value)" : "\(value)" }
}
