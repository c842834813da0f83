import Contracts
package import Domain

/// The enrollments: one row each, found by reference, by identity and by id.
package final class EnrollmentTable {
    /// How many rows a page of unassigned enrollments has.
    package static let pageSize = 64

    private let insertRow: SQLStatement
    private let updateRow: SQLStatement
    private let byRef: SQLStatement
    private let bySeq: SQLStatement
    private let byIdentity: SQLStatement
    private let activeOfCampaign: SQLStatement
    private let unassignedOfCampaign: SQLStatement
    private let anyOfCampaign: SQLStatement
    private let activeOfRole: SQLStatement
    private let betweenSeqs: SQLStatement
    private let activeOfPerson: SQLStatement
    /// The rows of the person asked for last; the parts of a record ask for the same one.
    private var latest: (campaign: String, participant: String, role: ParticipantRole)?
    private var rowsOfLatest: [EnrollmentRow] = []

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let columns = EnrollmentRow.columns
        let select = "SELECT \(columns) FROM enrollments"
        let marks = Array(repeating: "?", count: 19).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO enrollments VALUES (\(marks))")
        updateRow = try SQLStatement(
            connection,
            """
            UPDATE enrollments SET instance = ?, status = ?, enrollment_ref = ?,
                request_id = ?, over_class = ?, ended_at = ?, end_reason = ? WHERE seq = ?
            """
        )
        byRef = try SQLStatement(connection, "\(select) WHERE company = ? AND enrollment_ref = ?")
        bySeq = try SQLStatement(connection, "\(select) WHERE seq = ?")
        byIdentity = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND participant = ? AND role = ? ORDER BY seq"
        )
        activeOfCampaign = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND status = 'active' ORDER BY seq"
        )
        unassignedOfCampaign = try SQLStatement(
            connection,
            """
            \(select) WHERE campaign = ? AND status = 'active' AND instance IS NULL AND seq > ?
            ORDER BY seq LIMIT \(Self.pageSize)
            """
        )
        activeOfRole = try SQLStatement(
            connection,
            """
            SELECT count(DISTINCT participant) FROM enrollments
            WHERE campaign = ? AND role = ? AND status = 'active'
            """
        )
        anyOfCampaign = try SQLStatement(
            connection,
            "SELECT 1 FROM enrollments WHERE campaign = ? LIMIT 1"
        )
        betweenSeqs = try SQLStatement(connection, "\(select) WHERE seq >= ? AND seq < ?")
        activeOfPerson = try SQLStatement(
            connection,
            """
            \(select) WHERE campaign IN (SELECT c.id FROM campaigns c WHERE c.company = ?)
                AND participant = ? AND role = ? AND status = 'active' ORDER BY seq
            """
        )
    }

    /// Adds a row; a second one with the same reference breaks a constraint.
    package func insert(_ row: EnrollmentRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
        if isOfLatest(row.campaign, row.participant, row.role) { rowsOfLatest.append(row) }
    }

    /// Writes the fields that may change.
    package func update(_ row: EnrollmentRow) throws(StorageFault) {
        try updateRow.run { binder in
            binder.add(row.instance)
            binder.add(row.status.rawValue)
            binder.add(row.enrollmentRef)
            binder.add(row.requestId)
            binder.add(row.overClass)
            binder.add(row.endedAt?.ms)
            binder.add(row.endReason)
            binder.add(row.seq)
        }
        if isOfLatest(row.campaign, row.participant, row.role) { forget() }
    }

    /// Drops what is remembered of rows; a turn begins with what is written.
    func forget() {
        latest = nil
        rowsOfLatest.removeAll(keepingCapacity: true)
    }

    private func isOfLatest(
        _ campaign: String,
        _ participant: String,
        _ role: ParticipantRole
    ) -> Bool {
        guard let latest else { return false }
        return latest.participant == participant && latest.campaign == campaign
            && latest.role == role
    }

    /// The enrollment with a source reference.
    package func find(company: String, ref: String) throws(StorageFault) -> EnrollmentRow? {
        try byRef.first(
            {
                $0.add(company)
                $0.add(ref)
            },
            { EnrollmentRow(&$0) }
        )
    }

    /// The enrollment at a place of the table.
    package func find(seq: Int64) throws(StorageFault) -> EnrollmentRow? {
        try bySeq.first({ $0.add(seq) }, { EnrollmentRow(&$0) })
    }

    /// The enrollment with a core-made id that names its record's position.
    package func find(id: String, position: Int64) throws(StorageFault) -> EnrollmentRow? {
        let from = RowNumber.first(ofRecord: position)
        let rows = try betweenSeqs.all(
            {
                $0.add(from)
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            { EnrollmentRow(&$0) }
        )
        return rows.first { $0.id == id }
    }

    /// Every enrollment of one person in one role of one campaign, oldest first.
    package func ofIdentity(
        campaign: String,
        participant: String,
        role: ParticipantRole
    ) throws(StorageFault) -> [EnrollmentRow] {
        if isOfLatest(campaign, participant, role) { return rowsOfLatest }
        let rows = try byIdentity.all(
            {
                $0.add(campaign)
                $0.add(participant)
                $0.add(role.rawValue)
            },
            { EnrollmentRow(&$0) }
        )
        latest = (campaign, participant, role)
        rowsOfLatest = rows
        return rows
    }

    /// The active enrollments of a campaign, oldest first.
    package func active(campaign: String) throws(StorageFault) -> [EnrollmentRow] {
        try activeOfCampaign.all({ $0.add(campaign) }, { EnrollmentRow(&$0) })
    }

    /// A page of the active enrollments of a campaign that have no cohort, oldest first.
    package func unassigned(
        campaign: String,
        behind seq: Int64
    ) throws(StorageFault) -> [EnrollmentRow] {
        try unassignedOfCampaign.all(
            {
                $0.add(campaign)
                $0.add(seq)
            },
            { EnrollmentRow(&$0) }
        )
    }

    /// The active enrollments of one person in one role in all campaigns of a company.
    package func active(
        company: String,
        participant: String,
        role: ParticipantRole
    ) throws(StorageFault) -> [EnrollmentRow] {
        try activeOfPerson.all(
            {
                $0.add(company)
                $0.add(participant)
                $0.add(role.rawValue)
            },
            { EnrollmentRow(&$0) }
        )
    }

    /// How many different people are active in a campaign in a role.
    package func active(
        campaign: String,
        role: ParticipantRole
    ) throws(StorageFault) -> Int64 {
        try activeOfRole.first(
            {
                $0.add(campaign)
                $0.add(role.rawValue)
            },
            { $0.int() }
        ) ?? 0
    }

    /// Whether the campaign ever had an enrollment.
    package func exists(campaign: String) throws(StorageFault) -> Bool {
        try anyOfCampaign.first({ $0.add(campaign) }, { $0.int() }) != nil
    }
}
