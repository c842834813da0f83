import Contracts
import Domain

extension NodeReader {
    /// Campaigns in the order of their ids.
    package func campaigns(
        _ filter: CampaignFilter
    ) async throws(StorageFault) -> AsOf<[CampaignSummary]> {
        try await look { view in
            try view.all(
                """
                SELECT \(Self.summaryColumns)
                FROM campaigns c JOIN capacity k ON k.campaign = c.id
                WHERE c.id > ?1 AND (?2 IS NULL OR c.company = ?2)
                    AND (?3 IS NULL OR c.status = ?3)
                    AND (?4 IS NULL OR k.used * 10000 >= k.limit_count * ?4)
                ORDER BY c.id LIMIT ?5
                """,
                { binder in
                    binder.add(filter.after ?? "")
                    binder.add(filter.company)
                    binder.add(filter.status?.rawValue)
                    binder.add(filter.minimumUtilizationBp)
                    binder.add(filter.limit)
                },
                Self.summary
            )
        }
    }

    /// The live campaigns that use most of their limit, fullest first.
    package func fullest(limit: Int64) async throws(StorageFault) -> AsOf<[CampaignSummary]> {
        try await look { view in
            try view.all(
                """
                SELECT \(Self.summaryColumns)
                FROM campaigns c JOIN capacity k ON k.campaign = c.id
                WHERE c.status IN ('recruiting', 'active', 'paused')
                ORDER BY k.used * 10000 / max(1, k.limit_count) DESC, c.id LIMIT ?1
                """,
                { $0.add(limit) },
                Self.summary
            )
        }
    }

    private static let summaryColumns = """
        c.id, c.company, c.name, c.status, c.version, c.body, k.model, k.limit_count,
        k.overbook_pct, k.used, k.held, k.waiting_volunteers + k.waiting_beneficiaries
        """

    /// One campaign with its history; nil when there is none with that id.
    package func campaign(
        _ id: String
    ) async throws(StorageFault) -> AsOf<CampaignDetail?> {
        try await look { view in
            guard let campaign = try CampaignTable(view.connection).find(id),
                let capacity = try CapacityTable(view.connection).find(campaign: id)
            else { return nil }
            return CampaignDetail(
                campaign: campaign,
                capacity: capacity,
                terms: try TermsTable(view.connection).find(campaign: id),
                instances: try InstanceTable(view.connection).find(campaign: id),
                history: try Self.history(view, id),
                alerts: try Self.alerts(view, AlertFilter(campaign: id, limit: 20)),
                signal: try SignalTable(view.connection).open(campaign: id),
                waiting: Array(
                    try WaitlistTable(view.connection).waiting(campaign: id, behind: nil)
                        .prefix(20)
                )
            )
        }
    }

    private static func summary(_ row: inout Columns) -> CampaignSummary {
        let (id, company, name) = (row.text(), row.text(), row.text())
        let (status, version) = (row.text(), row.int())
        let fields = StoredJSON.object(row.bytes())?["fields"]?.object
        let model = PricingModel(rawValue: row.text()) ?? .custom
        return CampaignSummary(
            id: id,
            company: company,
            name: name,
            status: CampaignStatus(rawValue: status) ?? .draft,
            version: version,
            startDate: fields?["startDate"]?.string.flatMap(CivilDate.init(iso:)),
            endDate: fields?["endDate"]?.string.flatMap(CivilDate.init(iso:)),
            room: Room(
                model: model,
                limit: row.int(),
                overbookPct: row.int(),
                used: row.int(),
                held: row.int()
            ),
            waiting: row.int()
        )
    }

    static func history(
        _ view: ReadView,
        _ id: String
    ) throws(StorageFault) -> [StatusChangeRow] {
        try view.all(
            """
            SELECT seq, campaign, from_status, to_status, at, due_at, recorded_at, by, trigger,
                reason, position
            FROM status_history WHERE campaign = ? ORDER BY seq
            """,
            { $0.add(id) },
            step
        )
    }

    private static func step(_ row: inout Columns) -> StatusChangeRow {
        StatusChangeRow(
            seq: row.int(),
            campaign: row.text(),
            from: CampaignStatus(rawValue: row.text()) ?? .draft,
            to: CampaignStatus(rawValue: row.text()) ?? .draft,
            at: Instant(ms: row.int()),
            dueAt: row.optionalInt().map { Instant(ms: $0) },
            recordedAt: Instant(ms: row.int()),
            by: row.text(),
            trigger: TransitionTrigger(rawValue: row.text()) ?? .system,
            reason: row.optionalText(),
            position: row.int()
        )
    }
}
