import Domain

/// The counters of the campaigns.
package final class CapacityTable {
    private let replaceRow: SQLStatement
    private let byCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 14).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO capacity VALUES (\(marks))"
        )
        byCampaign = try SQLStatement(
            connection,
            """
            SELECT company, model, limit_count, overbook_pct, used, beneficiaries,
                waiting_volunteers, waiting_beneficiaries, unassigned, served, peak_used,
                cohorts, alerts
            FROM capacity WHERE campaign = ?
            """
        )
    }

    /// Adds the counters of a campaign or writes them anew.
    package func save(_ row: CapacityRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.campaign)
            binder.add(row.company)
            binder.add(row.model.rawValue)
            binder.add(row.limit)
            binder.add(row.overbookPct)
            binder.add(row.used)
            binder.add(row.beneficiaries)
            binder.add(row.waitingVolunteers)
            binder.add(row.waitingBeneficiaries)
            binder.add(row.unassigned)
            binder.add(row.served)
            binder.add(row.peakUsed)
            binder.add(row.cohortsJSON)
            binder.add(row.alertsJSON)
        }
    }

    /// The counters of a campaign.
    package func find(campaign: String) throws(StorageFault) -> CapacityRow? {
        try byCampaign.first({ $0.add(campaign) }, { Self.read(&$0, campaign: campaign) })
    }

    private static func read(_ columns: inout Columns, campaign: String) -> CapacityRow {
        let company = columns.text()
        var row = CapacityRow(
            campaign: campaign,
            company: company,
            model: PricingModel(rawValue: columns.text()) ?? .custom,
            overbookPct: 0
        )
        row.limit = columns.int()
        row.overbookPct = columns.int()
        row.used = columns.int()
        row.beneficiaries = columns.int()
        row.waitingVolunteers = columns.int()
        row.waitingBeneficiaries = columns.int()
        row.unassigned = columns.int()
        row.served = columns.int()
        row.peakUsed = columns.int()
        row.cohorts = CapacityRow.cohorts(columns.bytes())
        row.alerts = CapacityRow.alerts(columns.bytes())
        return row
    }
}
