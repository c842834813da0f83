package import Domain

/// From when on the next digests count, and what those that were sent said.
///
/// Source: the article on alerts.
package final class AlertDigestTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let byAudience: SQLStatement
    private let insertRun: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO alert_digests VALUES (?, ?, ?)"
        )
        removeRow = try SQLStatement(
            connection,
            "DELETE FROM alert_digests WHERE company = ? AND audience = ?"
        )
        byAudience = try SQLStatement(
            connection,
            "SELECT since FROM alert_digests WHERE company = ? AND audience = ?"
        )
        insertRun = try SQLStatement(
            connection,
            "INSERT INTO alert_digest_runs VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
    }

    /// The next digest of a company for a kind of contact counts from here on.
    package func start(
        company: String,
        _ audience: ContactKind,
        since: Instant
    ) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(company)
            binder.add(audience.rawValue)
            binder.add(since.ms)
        }
    }

    /// There are no more digests of a company for a kind of contact.
    package func stop(company: String, _ audience: ContactKind) throws(StorageFault) {
        try removeRow.run { binder in
            binder.add(company)
            binder.add(audience.rawValue)
        }
    }

    /// From when on the next digest counts; nil when there is none.
    package func since(
        company: String,
        _ audience: ContactKind
    ) throws(StorageFault) -> Instant? {
        try byAudience.first(
            { binder in
                binder.add(company)
                binder.add(audience.rawValue)
            },
            { Instant(ms: $0.int()) }
        )
    }

    /// Notes a digest that was sent.
    package func note(
        _ window: AlertTable.DigestWindow,
        sent: Int64,
        suppressed: Int64,
        resolved: Int64
    ) throws(StorageFault) {
        try insertRun.run { binder in
            binder.add(window.company)
            binder.add(window.audience.rawValue)
            binder.add(window.until.ms)
            binder.add(window.since.ms)
            binder.add(sent)
            binder.add(suppressed)
            binder.add(resolved)
        }
    }
}
