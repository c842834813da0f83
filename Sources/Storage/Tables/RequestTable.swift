import Domain

/// The requests by the asker's reference.
package final class RequestTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let byEntry: SQLStatement
    private let anyRow: SQLStatement
    /// Known to have no row, as where seats are only ever reported: every fact asks.
    private var isEmpty: Bool?

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            """
            SELECT company, request_id, campaign, participant, role, enrollment, entry, decision
            FROM requests WHERE company = ? AND request_id = ?
            """
        )
        anyRow = try SQLStatement(connection, "SELECT 1 FROM requests LIMIT 1")
        byEntry = try SQLStatement(
            connection,
            """
            SELECT company, request_id, campaign, participant, role, enrollment, entry, decision
            FROM requests WHERE entry = ? ORDER BY company, request_id
            """
        )
    }

    /// Adds a request, or writes its latest decision.
    package func save(_ row: RequestRow) throws(StorageFault) {
        isEmpty = false
        try replaceRow.run { binder in
            binder.add(row.company)
            binder.add(row.requestId)
            binder.add(row.campaign)
            binder.add(row.participant)
            binder.add(row.role.rawValue)
            binder.add(row.enrollment)
            binder.add(row.entry)
            binder.add(row.decision)
        }
    }

    /// The request with a reference.
    package func find(company: String, requestId: String) throws(StorageFault) -> RequestRow? {
        if isEmpty == nil { isEmpty = try anyRow.first({ _ in }, { $0.int() }) == nil }
        guard isEmpty == false else { return nil }
        return try byId.first(
            {
                $0.add(company)
                $0.add(requestId)
            },
            read
        )
    }

    /// Every request that stands for an entry of the waiting list.
    package func standing(forEntry entry: Int64) throws(StorageFault) -> [RequestRow] {
        try byEntry.all({ $0.add(entry) }, read)
    }

    private func read(_ row: inout Columns) -> RequestRow {
        RequestRow(
            company: row.text(),
            requestId: row.text(),
            campaign: row.text(),
            participant: row.text(),
            role: ParticipantRole(rawValue: row.text()) ?? .volunteer,
            enrollment: row.optionalInt(),
            entry: row.optionalInt(),
            decision: row.bytes()
        )
    }
}
