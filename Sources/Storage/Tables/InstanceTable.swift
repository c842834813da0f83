import Contracts
import Domain

/// The cohorts of the campaigns.
package final class InstanceTable {
    private let replaceRow: SQLStatement
    private let ofCampaign: SQLStatement
    private let campaignOf: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            """
            INSERT OR REPLACE INTO instances
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        ofCampaign = try SQLStatement(
            connection,
            """
            SELECT id, campaign, ordinal, name, start_date, end_date, status, outcome, paused_by,
                was_active, version, template_version, provenance, campaign_overrides,
                overrides, config
            FROM instances WHERE campaign = ? ORDER BY ordinal
            """
        )
        campaignOf = try SQLStatement(connection, "SELECT campaign FROM instances WHERE id = ?")
    }

    /// Adds a cohort or writes it anew.
    package func save(_ row: InstanceRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.campaign)
            binder.add(row.ordinal)
            binder.add(row.name)
            binder.add(row.startDate.iso)
            binder.add(row.endDate.iso)
            binder.add(row.status.rawValue)
            binder.add(row.outcome?.rawValue)
            binder.add(row.pausedByCascade ? "cascade" : nil)
            binder.add(row.wasActive)
            binder.add(row.version)
            binder.add(row.templateVersion)
            binder.add(CanonicalJSON.bytes(of: row.provenance.json))
            binder.add(StoredConfiguration(row.campaignOverrides).bytes)
            binder.add(StoredConfiguration(row.overrides).bytes)
            binder.add(row.config.bytes)
        }
    }

    /// The cohorts of a campaign in order.
    package func find(campaign: String) throws(StorageFault) -> [InstanceRow] {
        try ofCampaign.all({ $0.add(campaign) }, read).compactMap { $0 }
    }

    /// The campaign of a cohort.
    package func campaign(ofInstance id: String) throws(StorageFault) -> String? {
        try campaignOf.first({ $0.add(id) }, { $0.text() })
    }

    private func read(_ row: inout Columns) -> InstanceRow? {
        let (id, campaign, ordinal, name) = (row.text(), row.text(), row.int(), row.text())
        let start = CivilDate(iso: row.text())
        let end = CivilDate(iso: row.text())
        let status = InstanceStatus(rawValue: row.text())
        let outcome = row.optionalText().flatMap(InstanceOutcome.init(rawValue:))
        let pausedBy = row.optionalText()
        let wasActive = row.bool()
        let version = row.int()
        let templateVersion = row.text()
        let provenance = StoredJSON.object(row.bytes()).flatMap(Provenance.init(json:))
        guard let start, let end, let status, let provenance else { return nil }
        var instance = InstanceRow(
            id: id,
            campaign: campaign,
            ordinal: ordinal,
            name: name,
            startDate: start,
            endDate: end,
            status: status,
            templateVersion: templateVersion,
            provenance: provenance,
            campaignOverrides: StoredConfiguration(bytes: row.bytes()).document,
            overrides: StoredConfiguration(bytes: row.bytes()).document,
            config: StoredConfiguration(bytes: row.bytes())
        )
        instance.version = version
        instance.outcome = outcome
        instance.pausedByCascade = pausedBy != nil
        instance.wasActive = wasActive
        return instance
    }
}
