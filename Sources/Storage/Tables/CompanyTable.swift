import Contracts

/// The companies.
package final class CompanyTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO companies VALUES (?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            "SELECT id, name, status, version, body FROM companies WHERE id = ?"
        )
    }

    /// Adds a company or writes it anew.
    package func save(_ row: CompanyRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.name)
            binder.add(row.status.rawValue)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: row.body))
        }
    }

    /// The company with an id.
    package func find(_ id: String) throws(StorageFault) -> CompanyRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
    }

    static func read(_ row: inout Columns) -> CompanyRow? {
        let (id, name, status) = (row.text(), row.text(), row.text())
        let version = row.int()
        return StoredJSON.object(row.bytes()).flatMap {
            CompanyRow(id: id, name: name, status: status, version: version, body: $0)
        }
    }
}
