import Contracts
import Domain

/// The moves of campaigns to other versions of their templates.
///
/// Source: domain §14.
package final class MigrationTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let ofCampaign: SQLStatement

    private static let columns = """
        id, campaign, from_version, to_version, class, old_overrides, new_overrides, cohorts, by,
        at, position, notes, rolled_back_by, rolled_back_at
        """

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            """
            INSERT OR REPLACE INTO migrations(\(Self.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        byId = try SQLStatement(
            connection,
            "SELECT \(Self.columns) FROM migrations WHERE id = ?"
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT \(Self.columns) FROM migrations WHERE campaign = ? ORDER BY position, id"
        )
    }

    /// Adds a migration or writes it anew.
    package func save(_ row: MigrationRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.campaign)
            binder.add(row.from)
            binder.add(row.to)
            binder.add(row.diffClass.rawValue)
            binder.add(StoredConfiguration(row.oldOverrides).bytes)
            binder.add(StoredConfiguration(row.newOverrides).bytes)
            let cohorts = row.cohorts.map { JSON.object(MigrationRow.json($0)) }
            binder.add(CanonicalJSON.bytes(of: .array(cohorts)))
            binder.add(row.by)
            binder.add(row.at.ms)
            binder.add(row.position)
            binder.add(row.notes)
            binder.add(row.rolledBackBy)
            binder.add(row.rolledBackAt?.ms)
        }
    }

    /// The migration with an id.
    package func find(_ id: String) throws(StorageFault) -> MigrationRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
    }

    /// The migrations of a campaign, oldest first.
    package func all(campaign: String) throws(StorageFault) -> [MigrationRow] {
        try ofCampaign.all({ $0.add(campaign) }, Self.read).compactMap { $0 }
    }

    private static func read(_ row: inout Columns) -> MigrationRow? {
        let (id, campaign, from, to) = (row.text(), row.text(), row.text(), row.text())
        let diffClass = VersionDiff.Class(rawValue: row.text())
        let old = StoredConfiguration(bytes: row.bytes()).document
        let new = StoredConfiguration(bytes: row.bytes()).document
        let cohorts = StoredJSON.value(row.bytes()).array ?? []
        let (by, at, position) = (row.text(), row.int(), row.int())
        let notes = row.optionalText()
        let (rolledBackBy, rolledBackAt) = (row.optionalText(), row.optionalInt())
        guard let diffClass else { return nil }
        var migration = MigrationRow(
            id: id,
            campaign: campaign,
            from: from,
            to: to,
            diffClass: diffClass,
            oldOverrides: old,
            newOverrides: new,
            by: by,
            at: Instant(ms: at),
            position: position,
            notes: notes
        )
        migration.cohorts = cohorts.compactMap(MigrationRow.cohort)
        migration.rolledBackBy = rolledBackBy
        migration.rolledBackAt = rolledBackAt.map { Instant(ms: $0) }
        return migration
    }
}
