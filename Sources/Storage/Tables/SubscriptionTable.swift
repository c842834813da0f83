import Contracts
import Domain

/// The bundle subscriptions.
package final class SubscriptionTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            "SELECT id, company, status, version, body FROM subscriptions WHERE id = ?"
        )
    }

    /// Adds a subscription or writes it anew.
    package func save(_ row: SubscriptionRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.subscription.id)
            binder.add(row.subscription.company)
            binder.add(row.subscription.status.rawValue)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: .object(row.json)))
        }
    }

    /// The subscription with an id.
    package func find(_ id: String) throws(StorageFault) -> SubscriptionRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
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
