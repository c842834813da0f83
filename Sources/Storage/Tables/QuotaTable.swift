/// The quotas.
package final class QuotaTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let byId: SQLStatement
    private let ofCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 18).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO quotas VALUES (\(marks))"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM quotas WHERE id = ?")
        let select = "SELECT \(QuotaRow.columns) FROM quotas"
        byId = try SQLStatement(connection, "\(select) WHERE id = ?")
        ofCompany = try SQLStatement(connection, "\(select) WHERE company = ? ORDER BY id")
    }

    /// Adds a quota or writes it anew.
    package func save(_ row: QuotaRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// Takes a quota away; nothing happens when there is none.
    package func remove(id: String) throws(StorageFault) {
        try removeRow.run { $0.add(id) }
    }

    /// The quota with an id.
    package func find(_ id: String) throws(StorageFault) -> QuotaRow? {
        try byId.first({ $0.add(id) }, QuotaRow.read) ?? nil
    }

    /// The quotas of a company by their ids.
    package func find(company: String) throws(StorageFault) -> [QuotaRow] {
        try ofCompany.all({ $0.add(company) }, QuotaRow.read).compactMap { $0 }
    }
}
