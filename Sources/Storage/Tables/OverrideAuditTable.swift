import Contracts
package import Domain

/// The audit of overrides: one row per leaf of each override document, never deleted.
///
/// Source: domain §6.
package final class OverrideAuditTable {
    private let insertRow: SQLStatement
    private let closeRow: SQLStatement
    private let openRows: SQLStatement
    private let ofCampaign: SQLStatement

    private static let columns = """
        seq, campaign, instance, layer, path, base_value, value, by, at, position, removed_by,
        removed_at
        """

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO override_audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        closeRow = try SQLStatement(
            connection,
            """
            UPDATE override_audit SET removed_by = ?, removed_at = ?
            WHERE campaign = ? AND coalesce(instance, '') = coalesce(?, '') AND path = ?
                AND removed_at IS NULL
            """
        )
        openRows = try SQLStatement(
            connection,
            """
            SELECT \(Self.columns) FROM override_audit
            WHERE campaign = ? AND coalesce(instance, '') = coalesce(?, '')
                AND removed_at IS NULL ORDER BY path
            """
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT \(Self.columns) FROM override_audit WHERE campaign = ? ORDER BY seq"
        )
    }

    /// Adds a row.
    package func insert(_ entry: OverrideAuditRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(entry.seq)
            binder.add(entry.campaign)
            binder.add(entry.instance)
            binder.add(entry.row.layer.rawValue)
            binder.add(entry.row.path)
            if let base = entry.row.baseValue {
                binder.add(CanonicalJSON.bytes(of: JSON(base)))
            } else {
                binder.addNull()
            }
            binder.add(CanonicalJSON.bytes(of: JSON(entry.row.value)))
            binder.add(entry.row.changed)
            binder.add(entry.by)
            binder.add(entry.at.ms)
            binder.add(entry.position)
            binder.add(entry.removedBy)
            binder.add(entry.removedAt?.ms)
        }
    }

    /// Closes the open row of a path.
    package func close(
        campaign: String,
        instance: String?,
        path: String,
        by: String,
        at: Instant
    ) throws(StorageFault) {
        try closeRow.run { binder in
            binder.add(by)
            binder.add(at.ms)
            binder.add(campaign)
            binder.add(instance)
            binder.add(path)
        }
    }

    /// The open rows of a campaign's layer or of one of its cohorts', ordered by path.
    package func open(
        campaign: String,
        instance: String?
    ) throws(StorageFault) -> [OverrideAuditRow] {
        try openRows.all(
            {
                $0.add(campaign)
                $0.add(instance)
            },
            Self.read
        ).compactMap { $0 }
    }

    /// All rows of a campaign and its cohorts, oldest first.
    package func all(campaign: String) throws(StorageFault) -> [OverrideAuditRow] {
        try ofCampaign.all({ $0.add(campaign) }, Self.read).compactMap { $0 }
    }

    private static func read(_ row: inout Columns) -> OverrideAuditRow? {
        let (seq, campaign, instance) = (row.int(), row.text(), row.optionalText())
        let (layer, path) = (OverrideLayer(rawValue: row.text()), row.text())
        let (base, value) = (value(row.bytes()), value(row.bytes()))
        let (by, at, position) = (row.text(), row.int(), row.int())
        let (removedBy, removedAt) = (row.optionalText(), row.optionalInt())
        guard let layer, let value else { return nil }
        return OverrideAuditRow(
            seq: seq,
            campaign: campaign,
            instance: instance,
            OverrideRow(path: path, layer: layer, baseValue: base, value: value),
            by: by,
            at: Instant(ms: at),
            position: position,
            removedBy: removedBy,
            removedAt: removedAt.map { Instant(ms: $0) }
        )
    }

    /// A column with the JSON of one value; nil for NULL.
    private static func value(_ bytes: [UInt8]) -> ConfigurationValue? {
        guard !bytes.isEmpty, let json = try? JSONParser.parse(bytes) else { return nil }
        return StoredConfiguration.document(.object(["value": json]))["value"]
    }
}
