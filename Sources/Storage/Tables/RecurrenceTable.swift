import Domain

/// The recurrences of the campaigns, one at most for each.
package final class RecurrenceTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let byId: SQLStatement
    private let ofCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let columns = """
            id, company, campaign, every, lead_days, ends_after, source_start, source_end, made,
            created_at, created_by
            """
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO recurrences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM recurrences WHERE campaign = ?")
        byId = try SQLStatement(connection, "SELECT campaign FROM recurrences WHERE id = ?")
        ofCampaign = try SQLStatement(
            connection,
            "SELECT \(columns) FROM recurrences WHERE campaign = ?"
        )
    }

    /// Adds a recurrence or writes it anew; another one of the campaign makes place.
    package func save(_ row: RecurrenceRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(row.progress.rule.every.rawValue)
            binder.add(row.progress.rule.leadDays)
            binder.add(row.progress.rule.endsAfter)
            binder.add(row.progress.source.first.iso)
            binder.add(row.progress.source.last.iso)
            binder.add(row.progress.made)
            binder.add(row.createdAt.ms)
            binder.add(row.createdBy)
        }
    }

    /// Takes the recurrence of a campaign away; nothing happens when it has none.
    package func remove(campaign: String) throws(StorageFault) {
        try removeRow.run { $0.add(campaign) }
    }

    /// The campaign that a recurrence clones.
    package func campaign(ofRecurrence id: String) throws(StorageFault) -> String? {
        try byId.first({ $0.add(id) }, { $0.text() })
    }

    /// The recurrence of a campaign.
    package func find(campaign: String) throws(StorageFault) -> RecurrenceRow? {
        try ofCampaign.first({ $0.add(campaign) }, Self.read) ?? nil
    }

    private static func read(_ row: inout Columns) -> RecurrenceRow? {
        let (id, company, campaign) = (row.text(), row.text(), row.text())
        let every = RecurrenceInterval(rawValue: row.text())
        let (leadDays, endsAfter) = (row.int(), row.int())
        let first = CivilDate(iso: row.text())
        let last = CivilDate(iso: row.text())
        let made = row.int()
        let (createdAt, createdBy) = (Instant(ms: row.int()), row.text())
        guard let every, let first, let last, let source = CivilRange(first, through: last),
            let rule = Recurrence(every: every, leadDays: leadDays, endsAfter: endsAfter)
        else { return nil }
        return RecurrenceRow(
            company: company,
            campaign: campaign,
            progress: RecurrenceProgress(id: id, rule: rule, source: source, made: made),
            at: createdAt,
            by: createdBy
        )
    }
}
