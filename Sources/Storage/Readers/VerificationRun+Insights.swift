import Contracts
import Domain

/// What pricing insights keep, against facts, calendars and outputs. Source: domain §9.3.
extension VerificationRun {
    /// Counts credits by date anew, and looks at what sales was told and when it is next.
    mutating func checkInsights() {
        check("credit-days") { run throws(StorageFault) in try run.checkCreditDays() }
        check("pricing-signals") { run throws(StorageFault) in try run.checkPricingSignals() }
    }

    /// The last output about a contract says what is kept as told last; for the walk over outputs.
    mutating func checkPricingOutputs() {
        check("pricing-told") { run throws(StorageFault) in try run.checkPricingTold() }
    }

    private struct CreditDay: Hashable {
        let campaign: String
        let day: String
    }

    private mutating func checkCreditDays() throws(StorageFault) {
        let companies = CompanyTable.Cache(try CompanyTable(view.connection))
        let facts = try view.all(
            """
            SELECT f.campaign, c.company, f.effective_at, f.mc FROM facts f
                JOIN campaigns c ON c.id = f.campaign WHERE f.mc <> 0 AND f.voided = 0
            """,
            { _ in },
            { (campaign: $0.text(), company: $0.text(), at: $0.int(), mc: $0.int()) }
        )
        var counted: [CreditDay: Int64] = [:]
        for fact in facts {
            guard let zone = try companies.find(fact.company)?.zoneTable else { continue }
            let day = zone.localDate(at: Instant(ms: fact.at)).iso
            counted[CreditDay(campaign: fact.campaign, day: day), default: 0] += fact.mc
        }
        let kept = try view.all(
            "SELECT campaign, day, mc FROM credit_days",
            { _ in },
            { row in (CreditDay(campaign: row.text(), day: row.text()), row.int()) }
        )
        looked(at: Int64(kept.count))
        for (key, mc) in kept {
            let expected = counted.removeValue(forKey: key) ?? 0
            guard mc != expected else { continue }
            found(
                "credit-days",
                key.campaign,
                "\(mc) mc are kept of \(key.day), its facts make \(expected)"
            )
        }
        let missing = counted.filter { $0.value != 0 }
            .sorted { ($0.key.campaign, $0.key.day) < ($1.key.campaign, $1.key.day) }
        for (key, mc) in missing {
            found(
                "credit-days",
                key.campaign,
                "nothing is kept of \(key.day), its facts make \(mc) mc"
            )
        }
    }

    /// Exactly the campaigns that are looked at have a row, and a next look at the local midnight
    /// behind the last one.
    private mutating func checkPricingSignals() throws(StorageFault) {
        let campaigns = try CampaignTable(view.connection)
        let companies = CompanyTable.Cache(try CompanyTable(view.connection))
        let signals = try PricingSignalTable(view.connection)
        let rows = try view.all(
            """
            SELECT c.id, d.due_at FROM campaigns c
                LEFT JOIN due d ON d.entity = c.id AND d.kind = 'pricing_evaluate'
            ORDER BY c.id
            """,
            { _ in },
            { (id: $0.text(), dueAt: $0.optionalInt()) }
        )
        looked(at: Int64(rows.count))
        for (id, dueAt) in rows {
            guard let campaign = try campaigns.find(id),
                let zone = try companies.find(campaign.company)?.zoneTable
            else { continue }
            let row = try signals.find(campaign: id)
            if row == nil, campaign.isJudged(at: clock) {
                found("pricing-signals", id, "its contract is not looked at")
            }
            let next = row.map { zone.nextLocalMidnight(after: $0.evaluatedAt).ms }
            if next != dueAt {
                let said = dueAt.map { Instant(ms: $0).rfc3339 } ?? "never"
                found("pricing-signals", id, "the next look at its contract is due \(said)")
            }
            guard let row else { continue }
            for sentence in differences(row, campaign) { found("pricing-signals", id, sentence) }
        }
        let strays = try view.all(
            """
            SELECT campaign FROM pricing_signals
            WHERE campaign NOT IN (SELECT id FROM campaigns) ORDER BY campaign
            """
        ) { $0.text() }
        for id in strays { found("pricing-signals", id, "it is no campaign") }
    }

    private func differences(_ row: PricingSignalRow, _ campaign: CampaignRow) -> [String] {
        var sentences: [String] = []
        if row.company != campaign.company { sentences.append("it belongs to \(row.company)") }
        if row.evaluatedAt > clock { sentences.append("it was looked at ahead of the clock") }
        if (row.toldAt == nil) != (row.position == nil) {
            sentences.append("it was told without a time or a record")
        }
        if row.toldAt == nil, row.signal != .quiet {
            sentences.append("it says \(row.signal.action.rawValue) and nobody was told")
        }
        if let told = row.toldAt, told > row.evaluatedAt {
            sentences.append("it was told after it was looked at")
        }
        let byAction: [(InsightAction, InsightRecommendation)] = [
            (.expand, .expandCapacity), (.negotiate, .renegotiateCommitment),
            (.close, .reviewInactive),
        ]
        for (action, recommendation) in byAction
        where (row.signal.action == action)
            != row.signal.recommendations.contains(recommendation)
        {
            let verb = row.signal.action.rawValue
            sentences.append("\(verb) and \(recommendation.rawValue) do not go together")
        }
        return sentences
    }

    private mutating func checkPricingTold() throws(StorageFault) {
        let signals = try PricingSignalTable(view.connection)
        let bodies = try view.all(
            "SELECT body FROM outbox WHERE type = ?1 ORDER BY feed",
            { $0.add(OutputType.insightsPricingChanged.rawValue) },
            { StoredJSON.object($0.bytes())?["data"]?.object }
        )
        var last: [String: JSONObject] = [:]
        for data in bodies {
            if let data, let id = data["campaignId"]?.string { last[id] = data }
        }
        looked(at: Int64(last.count))
        for (id, data) in last.sorted(by: { $0.key < $1.key }) {
            let row = try signals.find(campaign: id)
            let codes = (data["recommendations"]?.array ?? []).compactMap(\.string)
            let told = PricingSignal(
                action: data["action"]?.string.flatMap(InsightAction.init(rawValue:)) ?? .maintain,
                recommendations: codes.compactMap(InsightRecommendation.init(rawValue:))
            )
            let said = data["position"]?.int ?? 0
            let isKept = told == row?.signal ?? .quiet && row?.position ?? said == said
            guard !isKept else { continue }
            found("pricing-told", id, "record \(said) told something else than what is kept")
        }
    }
}
