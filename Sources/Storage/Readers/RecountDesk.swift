import Contracts
import Domain

/// Reads what is kept of the metrics of a campaign, and what they can be counted from.
struct RecountDesk {
    private let tables: MetricTables
    private let campaigns: CampaignTable
    private let companies: CompanyTable.Cache
    private let enrollments: SQLStatement
    private let supports: SQLStatement
    private let facts: SQLStatement
    private let presences: SQLStatement
    private let days: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        tables = try MetricTables(connection, rating: try RatingDesk(connection))
        campaigns = try CampaignTable(connection)
        companies = CompanyTable.Cache(try CompanyTable(connection))
        enrollments = try SQLStatement(
            connection,
            "SELECT \(EnrollmentRow.columns) FROM enrollments WHERE campaign = ?"
        )
        supports = try SQLStatement(
            connection,
            "SELECT DISTINCT participant FROM supports WHERE campaign = ?"
        )
        facts = try SQLStatement(
            connection,
            "SELECT \(FactRow.columns) FROM facts WHERE campaign = ? AND voided = 0"
        )
        presences = try SQLStatement(
            connection,
            "SELECT session, role, participant FROM attendances WHERE campaign = ?"
        )
        days = try SQLStatement(
            connection,
            "SELECT day, sessions FROM day_counts WHERE campaign = ? AND sessions <> 0"
        )
    }

    /// What is kept of a campaign and what is counted anew; nil for one that cannot be read.
    func find(
        _ id: String
    ) throws(StorageFault) -> (kept: KeptMetrics, counted: MetricsRecount)? {
        guard let campaign = try campaigns.find(id),
            let zone = try companies.find(campaign.company)?.zoneTable
        else { return nil }
        let counted = MetricsRecount(
            campaign: id,
            enrollments: try enrollments.all({ $0.add(id) }, { EnrollmentRow(&$0) }),
            served: try supports.all({ $0.add(id) }, { $0.text() }),
            facts: try facts.all({ $0.add(id) }, { FactRow(&$0) }),
            book: try tables.desk.book(of: campaign),
            zone: zone
        )
        let seen = try presences.all(
            { $0.add(id) },
            { row in
                let (session, role) = (row.text(), ParticipantRole(rawValue: row.text()))
                return MetricsRecount.Presence(
                    session: session,
                    person: .init(role: role ?? .volunteer, participant: row.text())
                )
            }
        )
        let dated = try days.all(
            { $0.add(id) },
            { (CivilDate(iso: $0.text()) ?? CivilDate(dayNumber: 0), $0.int()) }
        )
        let kept = KeptMetrics(
            head: try tables.rollups.head(campaign: id) ?? CampaignMetricsRow(campaign: id),
            rollups: try tables.rollups.find(campaign: id),
            people: try tables.people.find(campaign: id, role: .volunteer)
                + tables.people.find(campaign: id, role: .beneficiary),
            outcomes: try tables.outcomes.find(campaign: id),
            presences: Set(seen),
            days: Dictionary(dated, uniquingKeysWith: +)
        )
        return (kept, counted)
    }
}
