package import Contracts
import Domain

/// The sessions, served learners, milestones and costs that were reported.
///
/// Source: domain §1.5, §21.2.
package final class FactTable {
    private let replaceRow: SQLStatement
    private let byRef: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 17).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO facts VALUES (\(marks))"
        )
        byRef = try SQLStatement(
            connection,
            """
            SELECT \(FactRow.columns) FROM facts WHERE company = ? AND kind = ? AND ref = ?
            """
        )
    }

    /// Adds a fact or writes it anew.
    package func save(_ row: FactRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// The fact of a kind with a reference.
    package func find(
        company: String,
        kind: FactVoided.FactKind,
        ref: String
    ) throws(StorageFault) -> FactRow? {
        try byRef.first(
            {
                $0.add(company)
                $0.add(kind.rawValue)
                $0.add(ref)
            },
            { FactRow(&$0) }
        )
    }
}
