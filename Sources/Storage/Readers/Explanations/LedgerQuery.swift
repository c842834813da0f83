import Contracts
import Domain

/// Records of the ledger of one campaign, or of what a company owes as a whole, with their sum.
struct LedgerQuery {
    /// What records come to.
    struct Sum {
        /// How many.
        var records: Int64 = 0
        /// Their quantities.
        var quantity: Int64 = 0
        /// Their amounts in minor units.
        var amount: Int64 = 0
    }

    /// The campaign; nil for records of a company that belong to none.
    let campaign: String?
    /// The company.
    let company: String
    /// The kinds; empty for all.
    var types: [LedgerType] = []
    /// The month in which they are booked.
    var month: CivilMonth?
    /// The model of their day.
    var model: PricingModel?
    /// What they were written for.
    var key: String?
    /// Whether only records with an amount are meant.
    var areCharges = false

    /// No condition yet.
    init(campaign: String?, company: String) {
        self.campaign = campaign
        self.company = company
    }

    /// The latest records as a table with a running total, and the sum of all of them.
    func section(
        _ view: ReadView,
        _ scope: ExplanationScope
    ) throws(StorageFault) -> (section: Explanation.Section, sum: Sum) {
        let (rows, sum) = try read(view, scope)
        var section = Explanation.Section(
            "records",
            "position",
            "time",
            "month",
            "record",
            "type",
            "ref",
            "effect",
            "total",
            "amount",
            "what"
        )
        let shown = rows.reduce(0) { Arithmetic.saturatingSum($0, $1.effect) }
        var total = Arithmetic.saturatingSum(sum.quantity, -shown)
        let hidden = sum.records - Int64(rows.count)
        if hidden > 0 { section.note = "\(hidden) earlier records come to \(total) in all" }
        for (seq, participant, effect, row) in rows {
            guard let row else { continue }
            total = Arithmetic.saturatingSum(total, effect)
            section.add(
                .int(RowNumber.position(ofRow: seq)),
                .string(row.effectiveAt.rfc3339),
                .string(row.period.iso),
                .string(row.id),
                .string(row.type.rawValue),
                .string(row.key ?? row.ref),
                .string(effect > 0 ? "+\(effect)" : "\(effect)"),
                .int(total),
                row.amount.map(JSON.money) ?? .null,
                .string(Self.words(row, participant))
            )
        }
        return (section, sum)
    }

    private typealias Row = (seq: Int64, participant: String?, effect: Int64, row: UsageRow?)

    private func read(
        _ view: ReadView,
        _ scope: ExplanationScope
    ) throws(StorageFault) -> (rows: [Row], sum: Sum) {
        let sum =
            try view.first(
                "SELECT count(*), sum(\(effect)), sum(coalesce(amount, 0)) FROM usage"
                    + " WHERE \(condition)",
                { bind(&$0, scope) },
                { Sum(records: $0.int(), quantity: $0.int(), amount: $0.int()) }
            ) ?? Sum()
        let rows = try view.all(
            """
            SELECT seq, participant, \(effect), \(UsageRow.columns) FROM usage WHERE \(condition)
            ORDER BY seq DESC LIMIT ?9
            """,
            { binder in
                bind(&binder, scope)
                binder.add(scope.limit)
            },
            { columns in
                (
                    seq: columns.int(), participant: columns.optionalText(),
                    effect: columns.int(), row: UsageRow(&columns)
                )
            }
        )
        return (rows.reversed(), sum)
    }

    /// Seats given back count down where those taken are counted up.
    private var effect: String {
        types.contains(.seatAssigned) && types.contains(.seatReleased)
            ? "CASE type WHEN 'seat_released' THEN -quantity ELSE quantity END" : "quantity"
    }

    private var condition: String {
        let kinds = types.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return """
            company = ?1 AND campaign IS ?2 AND (?3 IS NULL OR period = ?3)
                AND (?4 IS NULL OR model = ?4) AND (?5 IS NULL OR key = ?5)
                AND (?6 = 0 OR amount IS NOT NULL) AND seq < ?7 AND effective_at <= ?8
            """ + (types.isEmpty ? "" : " AND type IN (\(kinds))")
    }

    private func bind(_ binder: inout Binder, _ scope: ExplanationScope) {
        binder.add(company)
        binder.add(campaign)
        binder.add(month?.iso)
        binder.add(model?.rawValue)
        binder.add(key)
        binder.add(areCharges)
        binder.add(scope.endSeq)
        binder.add(scope.lastMs)
    }

    private static func words(_ row: UsageRow, _ participant: String?) -> String {
        var words: [String] = []
        if let participant { words.append("of \(participant)") }
        if let minutes = row.minutes { words.append("\(minutes) min") }
        if let late = row.lateFor { words.append("late for \(late.iso)") }
        if let reversed = row.reverses { words.append("takes back \(reversed)") }
        return words.joined(separator: ", ")
    }
}
