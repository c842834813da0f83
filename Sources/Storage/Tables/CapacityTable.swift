import Domain

/// The counters of the campaigns.
package final class CapacityTable {
    private let replaceRow: SQLStatement
    private let byCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 30).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO capacity VALUES (\(marks))"
        )
        byCampaign = try SQLStatement(
            connection,
            """
            SELECT company, model, model_epoch, subscription, overbook_pct, own_limit, borrowed, lent,
                volunteers, beneficiaries, learners, served, credits_mc, sessions,
                waiting_volunteers, waiting_beneficiaries, held_volunteers, held_beneficiaries,
                held_learners, unassigned, peak_used,
                day, day_peak, day_closing, cohorts, alerts
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
            binder.add(row.modelEpoch)
            binder.add(row.subscription)
            binder.add(row.limit)
            binder.add(row.overbookPct)
            binder.add(row.used)
            binder.add(row.ownLimit)
            binder.add(row.borrowed)
            binder.add(row.lent)
            binder.add(row.volunteers)
            binder.add(row.beneficiaries)
            binder.add(row.learners)
            binder.add(row.served)
            binder.add(row.creditsMc)
            binder.add(row.sessions)
            binder.add(row.waitingVolunteers)
            binder.add(row.waitingBeneficiaries)
            binder.add(row.heldVolunteers)
            binder.add(row.heldBeneficiaries)
            binder.add(row.heldLearners)
            binder.add(row.held)
            binder.add(row.unassigned)
            binder.add(row.peakUsed)
            binder.add(row.day?.date.iso)
            binder.add(row.day?.peak ?? 0)
            binder.add(row.day?.closing ?? 0)
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
        row.modelEpoch = columns.int()
        row.subscription = columns.optionalText()
        row.overbookPct = columns.int()
        row.ownLimit = columns.int()
        row.borrowed = columns.int()
        row.lent = columns.int()
        row.volunteers = columns.int()
        row.beneficiaries = columns.int()
        row.learners = columns.int()
        row.served = columns.int()
        row.creditsMc = columns.int()
        row.sessions = columns.int()
        row.waitingVolunteers = columns.int()
        row.waitingBeneficiaries = columns.int()
        row.heldVolunteers = columns.int()
        row.heldBeneficiaries = columns.int()
        row.heldLearners = columns.int()
        row.unassigned = columns.int()
        row.peakUsed = columns.int()
        let day = columns.optionalText().flatMap(CivilDate.init(iso:))
        let (peak, closing) = (columns.int(), columns.int())
        row.day = day.map { VolunteerDay(date: $0, peak: peak, closing: closing) }
        row.cohorts = CapacityRow.cohorts(columns.bytes())
        row.alerts = AlertMemory(stored: columns.bytes())
        return row
    }
}
