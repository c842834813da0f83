package import Domain

/// The blackouts of the companies.
package final class BlackoutTable {
    private let insertRow: SQLStatement
    private let removeRow: SQLStatement
    private let byId: SQLStatement
    private let ofCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let columns = "id, company, first, last, campaigns, created_at, created_by"
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO blackouts VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM blackouts WHERE id = ?")
        byId = try SQLStatement(connection, "SELECT \(columns) FROM blackouts WHERE id = ?")
        ofCompany = try SQLStatement(
            connection,
            "SELECT \(columns) FROM blackouts WHERE company = ? ORDER BY first, last, id"
        )
    }

    /// Adds a blackout whose id is new.
    package func insert(_ row: BlackoutRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.blackout.id)
            binder.add(row.company)
            binder.add(row.blackout.dates.first.iso)
            binder.add(row.blackout.dates.last.iso)
            binder.add(row.campaigns?.joined(separator: " "))
            binder.add(row.createdAt.ms)
            binder.add(row.createdBy)
        }
    }

    /// Takes a blackout away; nothing happens when there is none.
    package func remove(id: String) throws(StorageFault) {
        try removeRow.run { $0.add(id) }
    }

    /// The blackout with an id.
    package func find(_ id: String) throws(StorageFault) -> BlackoutRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
    }

    /// The blackouts of a company by their first dates.
    package func find(company: String) throws(StorageFault) -> [BlackoutRow] {
        try ofCompany.all({ $0.add(company) }, Self.read).compactMap { $0 }
    }

    /// The blackouts of a company as the rules take them.
    package func calendar(company: String) throws(StorageFault) -> BlackoutCalendar {
        BlackoutCalendar(try find(company: company).map(\.blackout))
    }

    private static func read(_ row: inout Columns) -> BlackoutRow? {
        let (id, company) = (row.text(), row.text())
        let first = CivilDate(iso: row.text())
        let last = CivilDate(iso: row.text())
        let campaigns = row.optionalText()?.split(separator: " ").map(String.init)
        let (createdAt, createdBy) = (Instant(ms: row.int()), row.text())
        guard let first, let last, let dates = CivilRange(first, through: last) else { return nil }
        return BlackoutRow(
            company: company,
            blackout: Blackout(
                id: id,
                dates: dates,
                scope: campaigns.map { .campaigns(Set($0)) } ?? .all
            ),
            at: createdAt,
            by: createdBy
        )
    }
}
