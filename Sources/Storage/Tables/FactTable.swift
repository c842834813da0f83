package import Contracts
package import Domain

/// The sessions, served learners, milestones, outcomes and costs that were reported.
///
/// Source: domain §1.5, §21.2.
package final class FactTable {
    private let replaceRow: SQLStatement
    private let byRef: SQLStatement
    private let outcomesOf: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 18).joined(separator: ", ")
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
        outcomesOf = try SQLStatement(
            connection,
            """
            SELECT \(FactRow.columns) FROM facts
            WHERE campaign = ? AND participant = ? AND name = ? AND kind = 'outcome'
                AND voided = 0
            """
        )
    }

    /// What was measured of a learner in a dimension and stands, in no order.
    package func outcomes(
        campaign: String,
        participant: String,
        dimension: OutcomeDimension
    ) throws(StorageFault) -> [OutcomeScore] {
        try outcomesOf.all(
            {
                $0.add(campaign)
                $0.add(participant)
                $0.add(dimension.rawValue)
            },
            { FactRow(&$0).score }
        )
        .compactMap { $0 }
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
