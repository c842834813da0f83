import Contracts
import Domain

/// What the companies have settled about their alerts.
package final class AlertPolicyTable {
    private let replaceRow: SQLStatement
    private let byCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO alert_policies VALUES (?, ?, ?, ?, ?, ?)"
        )
        byCompany = try SQLStatement(
            connection,
            "SELECT \(AlertPolicyRow.columns) FROM alert_policies WHERE company = ?"
        )
    }

    /// Adds a company's policy or writes it anew.
    package func save(_ row: AlertPolicyRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.company)
            binder.add(row.version)
            binder.add(row.updatedAt.ms)
            binder.add(row.updatedBy)
            binder.add(row.reason)
            binder.add(CanonicalJSON.bytes(of: .object(row.policy.json)))
        }
    }

    /// The policy of a company; nil while nothing was settled.
    package func find(company: String) throws(StorageFault) -> AlertPolicyRow? {
        try byCompany.first({ $0.add(company) }, AlertPolicyRow.read) ?? nil
    }
}
