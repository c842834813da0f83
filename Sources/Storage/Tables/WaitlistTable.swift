import Contracts
package import Domain

/// The waiting lists, in the order in which people are promoted.
package final class WaitlistTable {
    private let insertRow: SQLStatement
    private let updateRow: SQLStatement
    private let bySeq: SQLStatement
    private let byIdentity: SQLStatement
    private let inOrder: SQLStatement
    private let ahead: SQLStatement
    private let betweenSeqs: SQLStatement
    private let campaignsOfCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(WaitlistRow.columns) FROM waitlist"
        let marks = Array(repeating: "?", count: 13).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO waitlist VALUES (\(marks))")
        updateRow = try SQLStatement(
            connection,
            "UPDATE waitlist SET priority = ?, status = ? WHERE seq = ?"
        )
        bySeq = try SQLStatement(connection, "\(select) WHERE seq = ?")
        byIdentity = try SQLStatement(
            connection,
            """
            \(select) WHERE campaign = ? AND participant = ? AND role = ?
                AND status IN ('waiting', 'offered')
            """
        )
        inOrder = try SQLStatement(
            connection,
            """
            \(select) WHERE campaign = ? AND status = 'waiting'
                AND (priority < ? OR (priority = ? AND seq > ?))
            ORDER BY priority DESC, seq LIMIT 64
            """
        )
        ahead = try SQLStatement(
            connection,
            """
            SELECT count(*) FROM waitlist WHERE campaign = ? AND status = 'waiting'
                AND (priority > ? OR (priority = ? AND seq < ?))
            """
        )
        betweenSeqs = try SQLStatement(connection, "\(select) WHERE seq >= ? AND seq < ?")
        campaignsOfCompany = try SQLStatement(
            connection,
            """
            SELECT id FROM campaigns WHERE company = ? AND EXISTS (
                SELECT 1 FROM waitlist w WHERE w.campaign = campaigns.id AND w.status = 'waiting')
            ORDER BY id
            """
        )
    }

    /// Adds an entry.
    package func insert(_ row: WaitlistRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }

    /// The campaigns of a company for which somebody waits, by id.
    package func campaigns(company: String) throws(StorageFault) -> [String] {
        try campaignsOfCompany.all({ $0.add(company) }, { $0.text() })
    }

    /// Writes the fields that may change.
    package func update(_ row: WaitlistRow) throws(StorageFault) {
        try updateRow.run { binder in
            binder.add(row.priority)
            binder.add(row.status.rawValue)
            binder.add(row.seq)
        }
    }

    /// The entry at a place of the table.
    package func find(seq: Int64) throws(StorageFault) -> WaitlistRow? {
        try bySeq.first({ $0.add(seq) }, { WaitlistRow(&$0) })
    }

    /// The entry with a core-made id that names its record's position.
    package func find(id: String, position: Int64) throws(StorageFault) -> WaitlistRow? {
        let rows = try betweenSeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            { WaitlistRow(&$0) }
        )
        return rows.first { $0.id == id }
    }

    /// The entry of one person in one role of one campaign that waits or is offered a place.
    package func open(
        campaign: String,
        participant: String,
        role: ParticipantRole
    ) throws(StorageFault) -> WaitlistRow? {
        try byIdentity.first(
            {
                $0.add(campaign)
                $0.add(participant)
                $0.add(role.rawValue)
            },
            { WaitlistRow(&$0) }
        )
    }

    /// Up to 64 waiting entries behind a place of the order, first to last.
    package func waiting(
        campaign: String,
        behind last: WaitlistRow?
    ) throws(StorageFault) -> [WaitlistRow] {
        try inOrder.all(
            {
                $0.add(campaign)
                $0.add(last?.priority ?? 10)
                $0.add(last?.priority ?? 10)
                $0.add(last?.seq ?? 0)
            },
            { WaitlistRow(&$0) }
        )
    }

    /// The place of an entry in its queue, 1 for the first.
    package func place(of row: WaitlistRow) throws(StorageFault) -> Int64 {
        let before = try ahead.first(
            {
                $0.add(row.campaign)
                $0.add(row.priority)
                $0.add(row.priority)
                $0.add(row.seq)
            },
            { $0.int() }
        )
        return (before ?? 0) + 1
    }
}
