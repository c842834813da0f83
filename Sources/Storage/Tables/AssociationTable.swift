package import Contracts
import Domain

/// The activities and evidence that came without a campaign.
///
/// Source: domain §13.1.
package final class AssociationTable {
    private let replaceRow: SQLStatement
    private let byRef: SQLStatement
    private let byId: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 20).joined(separator: ", ")
        let select = "SELECT \(AssociationRow.columns) FROM associations"
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO associations VALUES (\(marks))"
        )
        byRef = try SQLStatement(
            connection,
            "\(select) WHERE company = ? AND kind = ? AND ref = ?"
        )
        byId = try SQLStatement(connection, "\(select) WHERE id = ?")
    }

    /// Adds an association or writes it anew.
    package func save(_ row: AssociationRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// The association of a fact.
    package func find(
        company: String,
        kind: FactVoided.FactKind,
        ref: String
    ) throws(StorageFault) -> AssociationRow? {
        try byRef.first(
            {
                $0.add(company)
                $0.add(kind.rawValue)
                $0.add(ref)
            },
            { AssociationRow(&$0) }
        )
    }

    /// The association with an id.
    package func find(_ id: String) throws(StorageFault) -> AssociationRow? {
        try byId.first({ $0.add(id) }, { AssociationRow(&$0) })
    }
}
