package import Domain

/// Ends of enrollments that came for a request without one: they wait for a `created`.
///
/// Source: domain §1.6, the row of withdrawals with a known request.
package final class PendingEndTable {
    /// An end that waits.
    package struct Row: Sendable, Hashable {
        /// `withdrawn` or `completed`.
        package let kind: String
        /// Why, as a code.
        package let reason: String?
        /// When it happened.
        package let effectiveAt: Instant

        /// Makes a row from its parts.
        package init(kind: String, reason: String?, effectiveAt: Instant) {
            self.kind = kind
            self.reason = reason
            self.effectiveAt = effectiveAt
        }
    }

    private let insertRow: SQLStatement
    private let removeRows: SQLStatement
    private let byRef: SQLStatement
    private let anyRow: SQLStatement
    /// Known to have no row: nearly always true, and asked with every fact of joining.
    private var isEmpty: Bool?

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO pending_ends VALUES (?, ?, ?, ?, ?, ?)"
        )
        removeRows = try SQLStatement(
            connection,
            "DELETE FROM pending_ends WHERE company = ? AND ref = ?"
        )
        anyRow = try SQLStatement(connection, "SELECT 1 FROM pending_ends LIMIT 1")
        byRef = try SQLStatement(
            connection,
            """
            SELECT kind, reason, effective_at FROM pending_ends
            WHERE company = ? AND ref = ? ORDER BY kind
            """
        )
    }

    /// Remembers an end.
    package func insert(
        company: String,
        ref: String,
        campaign: String,
        _ row: Row
    ) throws(StorageFault) {
        isEmpty = false
        try insertRow.run { binder in
            binder.add(company)
            binder.add(ref)
            binder.add(row.kind)
            binder.add(campaign)
            binder.add(row.reason)
            binder.add(row.effectiveAt.ms)
        }
    }

    /// The ends that wait for a reference; they are forgotten with this call.
    package func take(company: String, ref: String) throws(StorageFault) -> [Row] {
        if isEmpty == nil { isEmpty = try anyRow.first({ _ in }, { $0.int() }) == nil }
        guard isEmpty == false else { return [] }
        let rows = try byRef.all(
            {
                $0.add(company)
                $0.add(ref)
            },
            {
                Row(
                    kind: $0.text(),
                    reason: $0.optionalText(),
                    effectiveAt: Instant(ms: $0.int())
                )
            }
        )
        guard !rows.isEmpty else { return [] }
        try removeRows.run { binder in
            binder.add(company)
            binder.add(ref)
        }
        return rows
    }
}
