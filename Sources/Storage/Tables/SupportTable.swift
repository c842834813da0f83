/// What makes a learner count as served: one row per un-voided support.
///
/// Source: domain §7.2.
package final class SupportTable {
    private let insertRow: SQLStatement
    private let removeRow: SQLStatement
    private let ofLearner: SQLStatement
    private let byRef: SQLStatement
    private let nameUsage: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(connection, "INSERT INTO supports VALUES (?, ?, ?, ?, ?)")
        removeRow = try SQLStatement(
            connection,
            "DELETE FROM supports WHERE company = ? AND ref = ?"
        )
        ofLearner = try SQLStatement(
            connection,
            """
            SELECT ref, usage_id FROM supports WHERE campaign = ? AND participant = ?
            ORDER BY company, ref
            """
        )
        byRef = try SQLStatement(
            connection,
            "SELECT usage_id FROM supports WHERE company = ? AND ref = ?"
        )
        nameUsage = try SQLStatement(
            connection,
            "UPDATE supports SET usage_id = ? WHERE company = ? AND ref = ?"
        )
    }

    /// Adds a support; `usageId` names the ledger record of the learner, on every support.
    package func insert(
        company: String,
        ref: String,
        campaign: String,
        participant: String,
        usageId: String?
    ) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(company)
            binder.add(ref)
            binder.add(campaign)
            binder.add(participant)
            binder.add(usageId)
        }
    }

    /// Names the ledger record that a support led to.
    package func name(usageId: String, company: String, ref: String) throws(StorageFault) {
        try nameUsage.run { binder in
            binder.add(usageId)
            binder.add(company)
            binder.add(ref)
        }
    }

    /// Takes a support away; returns whether there was one.
    package func remove(company: String, ref: String) throws(StorageFault) -> Bool {
        try removeRow.run { binder in
            binder.add(company)
            binder.add(ref)
        } > 0
    }

    /// Whether a support with a reference exists.
    package func exists(company: String, ref: String) throws(StorageFault) -> Bool {
        try byRef.first(
            {
                $0.add(company)
                $0.add(ref)
            },
            { _ in true }
        ) ?? false
    }

    /// The supports of a learner, with the ledger record that each names.
    package func find(
        campaign: String,
        participant: String
    ) throws(StorageFault) -> [(ref: String, usageId: String?)] {
        try ofLearner.all(
            {
                $0.add(campaign)
                $0.add(participant)
            },
            { (ref: $0.text(), usageId: $0.optionalText()) }
        )
    }
}
