import Contracts
import Domain

/// The bundle subscriptions.
package final class SubscriptionTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let ofCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            "SELECT id, company, status, version, body FROM subscriptions WHERE id = ?"
        )
        ofCompany = try SQLStatement(
            connection,
            """
            SELECT id, company, status, version, body FROM subscriptions WHERE company = ?
            ORDER BY id
            """
        )
    }

    /// Adds a subscription or writes it anew.
    package func save(_ row: SubscriptionRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.subscription.id)
            binder.add(row.subscription.company)
            binder.add(row.subscription.status.rawValue)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: .object(row.body)))
        }
    }

    /// The subscription with an id.
    package func find(_ id: String) throws(StorageFault) -> SubscriptionRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
    }

    /// The subscriptions of a company, by id.
    package func find(company: String) throws(StorageFault) -> [SubscriptionRow] {
        try ofCompany.all({ $0.add(company) }, Self.read).compactMap { $0 }
    }

    static func read(_ row: inout Columns) -> SubscriptionRow? {
        let (id, company, status) = (row.text(), row.text(), row.text())
        let version = row.int()
        return StoredJSON.object(row.bytes()).flatMap {
            SubscriptionRow(
                id: id,
                company: company,
                status: status,
                version: version,
                body: $0
            )
        }
    }
}
