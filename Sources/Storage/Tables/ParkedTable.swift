import Contracts
package import Domain

/// The inputs that wait for another one.
package final class ParkedTable {
    private let insertRow: SQLStatement
    private let byId: SQLStatement
    private let byKey: SQLStatement
    private let closeRow: SQLStatement
    private let moveRow: SQLStatement
    private let countAll: SQLStatement
    private let countCampaign: SQLStatement
    private let anyWaiting: SQLStatement
    /// Known to have no row that waits: mostly true, and asked for every key that appears.
    private var isEmpty: Bool?

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = """
            SELECT id, company, awaited_key, position, deadline, status, \(MessageColumns.names)
            FROM parked
            """
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO parked VALUES (?, ?, ?, ?, ?, 'parked', NULL, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(connection, "\(select) WHERE id = ?")
        byKey = try SQLStatement(
            connection,
            """
            \(select) WHERE company = ? AND awaited_key = ? AND status = 'parked'
            ORDER BY position LIMIT ?
            """
        )
        closeRow = try SQLStatement(
            connection,
            "UPDATE parked SET status = ?, closed_at = ? WHERE id = ?"
        )
        moveRow = try SQLStatement(connection, "UPDATE parked SET awaited_key = ? WHERE id = ?")
        anyWaiting = try SQLStatement(
            connection,
            "SELECT 1 FROM parked WHERE status = 'parked' LIMIT 1"
        )
        countAll = try SQLStatement(
            connection,
            "SELECT count(*) FROM parked WHERE status = 'parked'"
        )
        countCampaign = try SQLStatement(
            connection,
            """
            SELECT count(*) FROM parked WHERE company = ? AND status = 'parked'
                AND instr(CAST(body AS TEXT), ?) > 0
            """
        )
    }

    /// Adds an input that waits.
    package func insert(_ row: ParkedRow) throws(StorageFault) {
        isEmpty = false
        try insertRow.run { binder in
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.awaitedKey)
            binder.add(row.position)
            binder.add(row.deadline.ms)
            MessageColumns.bind(row.message, &binder)
        }
    }

    /// The input with an id.
    package func find(id: String) throws(StorageFault) -> ParkedRow? {
        try byId.first({ $0.add(id) }, read)
    }

    /// Up to `limit` inputs that wait for a key, in log order.
    package func waiting(
        company: String,
        key: String,
        limit: Int64
    ) throws(StorageFault) -> [ParkedRow] {
        if isEmpty == nil { isEmpty = try anyWaiting.first({ _ in }, { $0.int() }) == nil }
        guard isEmpty == false else { return [] }
        return try byKey.all(
            {
                $0.add(company)
                $0.add(key)
                $0.add(limit)
            },
            read
        )
    }

    /// Ends a wait.
    package func close(id: String, status: String, at clock: Instant) throws(StorageFault) {
        try closeRow.run { binder in
            binder.add(status)
            binder.add(clock.ms)
            binder.add(id)
        }
    }

    /// Lets an input wait for something else.
    package func move(id: String, to key: String) throws(StorageFault) {
        try moveRow.run { binder in
            binder.add(key)
            binder.add(id)
        }
    }

    /// How many inputs wait.
    package func count() throws(StorageFault) -> Int64 {
        try countAll.first({ _ in }, { $0.int() }) ?? 0
    }

    /// How many inputs wait that name a campaign.
    package func count(company: String, campaign: String) throws(StorageFault) -> Int64 {
        try countCampaign.first(
            {
                $0.add(company)
                $0.add("\"\(campaign)\"")
            },
            { $0.int() }
        ) ?? 0
    }

    private func read(_ row: inout Columns) -> ParkedRow {
        var parked = ParkedRow(
            id: row.text(),
            company: row.text(),
            awaitedKey: row.text(),
            position: row.int(),
            deadline: Instant(ms: row.int()),
            message: .init(routingKey: "", contentType: "", body: [])
        )
        parked.status = row.text()
        parked.message = MessageColumns.read(&row)
        return parked
    }
}
