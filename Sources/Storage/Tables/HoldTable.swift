import Contracts
package import Domain

/// The places that are kept for somebody, and what became of those that were.
package final class HoldTable {
    private let insertRow: SQLStatement
    private let updateRow: SQLStatement
    private let bySeqs: SQLStatement
    private let byRef: SQLStatement
    private let byEntry: SQLStatement
    private let byIdentity: SQLStatement
    private let ofCampaign: SQLStatement
    private let people: SQLStatement
    private let anyRow: SQLStatement
    /// Known to have no row, as where nobody uses holds: every request and fact asks.
    private var isEmpty: Bool?

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(HoldRow.columns) FROM holds"
        let marks = Array(repeating: "?", count: 18).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO holds VALUES (\(marks))")
        updateRow = try SQLStatement(
            connection,
            "UPDATE holds SET status = ?, ended_at = ?, enrollment = ? WHERE seq = ?"
        )
        bySeqs = try SQLStatement(connection, "\(select) WHERE seq >= ? AND seq < ?")
        byRef = try SQLStatement(connection, "\(select) WHERE company = ? AND ref = ?")
        byEntry = try SQLStatement(connection, "\(select) WHERE entry = ?")
        byIdentity = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND participant = ? AND role = ? AND status = 'held'"
        )
        ofCampaign = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND status = 'held' ORDER BY seq LIMIT 1"
        )
        // ?1 company, ?2 role, ?3 campaign, ?4 cohort, ?5 group; nil stands for any.
        people = try SQLStatement(
            connection,
            """
            SELECT count(*), count(DISTINCT h.participant)
            FROM holds h LEFT JOIN campaigns c ON c.id = h.campaign
            WHERE h.company = ?1 AND h.role = ?2 AND h.status = 'held'
                AND (?3 IS NULL OR h.campaign = ?3) AND (?4 IS NULL OR h.cohort = ?4)
                AND (?5 IS NULL OR coalesce(h.group_id,
                    json_extract(CAST(c.body AS TEXT), '$.fields.groupId')) = ?5)
            """
        )
        anyRow = try SQLStatement(connection, "SELECT 1 FROM holds LIMIT 1")
    }

    /// Whether there never was any.
    package func isUnused() throws(StorageFault) -> Bool {
        if let isEmpty { return isEmpty }
        let isUnused = try anyRow.first({ _ in }, { $0.int() }) == nil
        isEmpty = isUnused
        return isUnused
    }

    /// Adds a hold.
    package func insert(_ row: HoldRow) throws(StorageFault) {
        isEmpty = false
        try insertRow.run { row.bind(&$0) }
    }

    /// Writes how a hold ended.
    package func update(_ row: HoldRow) throws(StorageFault) {
        try updateRow.run { binder in
            binder.add(row.status.rawValue)
            binder.add(row.endedAt?.ms)
            binder.add(row.enrollment)
            binder.add(row.seq)
        }
    }

    /// The hold with a core-made id that names its record's position.
    package func find(id: String, position: Int64) throws(StorageFault) -> HoldRow? {
        let rows = try bySeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            { HoldRow(&$0) }
        )
        return rows.first { $0.id == id }
    }

    /// The hold with the asker's reference, however it stands.
    package func find(company: String, ref: String) throws(StorageFault) -> HoldRow? {
        guard try !isUnused() else { return nil }
        return try byRef.first(
            {
                $0.add(company)
                $0.add(ref)
            },
            { HoldRow(&$0) }
        )
    }

    /// The hold that keeps the place which an entry of the waiting list is or was offered.
    package func find(entry: Int64) throws(StorageFault) -> HoldRow? {
        guard try !isUnused() else { return nil }
        return try byEntry.first({ $0.add(entry) }, { HoldRow(&$0) })
    }

    /// What keeps a place for one person in one role of one campaign now.
    package func standing(
        campaign: String,
        participant: String,
        role: ParticipantRole
    ) throws(StorageFault) -> HoldRow? {
        try byIdentity.first(
            {
                $0.add(campaign)
                $0.add(participant)
                $0.add(role.rawValue)
            },
            { HoldRow(&$0) }
        )
    }

    /// The oldest hold or offer of a campaign that stands.
    package func oldest(campaign: String) throws(StorageFault) -> HoldRow? {
        try ofCampaign.first({ $0.add(campaign) }, { HoldRow(&$0) })
    }

    /// How many places are kept within the reach of a quota of people: identities, or persons.
    package func count(
        company: String,
        role: ParticipantRole,
        campaign: String?,
        cohort: String?,
        group: String?,
        isByPerson: Bool
    ) throws(StorageFault) -> Int64 {
        guard try !isUnused() else { return 0 }
        let counts = try people.first(
            {
                $0.add(company)
                $0.add(role.rawValue)
                $0.add(campaign)
                $0.add(cohort)
                $0.add(group)
            },
            { (identities: $0.int(), persons: $0.int()) }
        )
        return isByPerson ? counts?.persons ?? 0 : counts?.identities ?? 0
    }
}
