import Contracts
package import Domain

/// The alert records, sent, suppressed and passed.
///
/// Source: domain §8.
package final class AlertTable {
    private let insertRow: SQLStatement
    private let betweenSeqs: SQLStatement
    private let acknowledgeRow: SQLStatement
    private let resolveRow: SQLStatement
    private let escalateRow: SQLStatement
    private let openOfQuota: SQLStatement
    private let countRaised: SQLStatement
    private let raised: SQLStatement
    private let countResolved: SQLStatement
    private let resolved: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 25).joined(separator: ", ")
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO alerts VALUES (\(marks), NULL, NULL, NULL, NULL, NULL, NULL)"
        )
        let select = "SELECT \(AlertStateRow.columns) FROM alerts"
        betweenSeqs = try SQLStatement(connection, "\(select) WHERE seq >= ? AND seq < ?")
        acknowledgeRow = try SQLStatement(
            connection,
            "UPDATE alerts SET acked_by = ?, acked_at = ?, note = ? WHERE seq = ?"
        )
        resolveRow = try SQLStatement(
            connection,
            "UPDATE alerts SET resolved_at = ?, resolved_for = ? WHERE seq = ?"
        )
        escalateRow = try SQLStatement(
            connection,
            "UPDATE alerts SET escalated_at = ? WHERE seq = ?"
        )
        openOfQuota = try SQLStatement(
            connection,
            "\(select) WHERE kind = 'quota' AND resolved_at IS NULL AND ref = ? ORDER BY seq"
        )
        let isRaised = Self.raisedCondition
        countRaised = try SQLStatement(connection, "SELECT count(*) FROM alerts WHERE \(isRaised)")
        raised = try SQLStatement(connection, "\(select) WHERE \(isRaised) ORDER BY seq LIMIT ?5")
        let isResolved = Self.resolvedCondition
        countResolved = try SQLStatement(
            connection,
            "SELECT count(*) FROM alerts WHERE \(isResolved)"
        )
        resolved = try SQLStatement(
            connection,
            "\(select) WHERE \(isResolved) ORDER BY resolved_at, seq LIMIT ?5"
        )
    }

    private static let raisedCondition = """
        company = ?1 AND at >= ?2 AND at < ?3 AND instr(recipients, ?4) > 0 AND status = ?6
        """

    private static let resolvedCondition = """
        company = ?1 AND resolved_at >= ?2 AND resolved_at < ?3 AND instr(recipients, ?4) > 0
        """

    /// Adds a record.
    package func insert(_ row: AlertRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }

    /// A record with a core-made id.
    package func find(id: String) throws(StorageFault) -> AlertStateRow? {
        guard let position = DerivedID.position(of: id) else { return nil }
        let rows = try betweenSeqs.all(
            {
                $0.add(RowNumber.first(ofRecord: position))
                $0.add(RowNumber.first(ofRecord: position + 1))
            },
            AlertStateRow.read
        )
        return rows.first { $0.id == id }
    }

    /// Notes who has seen a record.
    package func acknowledge(
        seq: Int64,
        by: String,
        at clock: Instant,
        note: String?
    ) throws(StorageFault) {
        try acknowledgeRow.run { binder in
            binder.add(by)
            binder.add(clock.ms)
            binder.add(note)
            binder.add(seq)
        }
    }

    /// Notes that what a record said is over.
    package func resolve(
        seq: Int64,
        at clock: Instant,
        for resolution: AlertResolution
    ) throws(StorageFault) {
        try resolveRow.run { binder in
            binder.add(clock.ms)
            binder.add(resolution.rawValue)
            binder.add(seq)
        }
    }

    /// Notes that nobody reacted to a record in time.
    package func escalate(seq: Int64, at clock: Instant) throws(StorageFault) {
        try escalateRow.run { binder in
            binder.add(clock.ms)
            binder.add(seq)
        }
    }

    /// What was told of a quota and is not over, the earliest first.
    package func open(quota: String) throws(StorageFault) -> [AlertStateRow] {
        try openOfQuota.all({ $0.add(quota) }, AlertStateRow.read)
    }

    /// The alerts for a kind of contact from a moment up to another one, by what became of them:
    /// how many, and the first of them.
    package func raised(
        _ status: AlertStatus,
        _ window: DigestWindow,
        limit: Int
    ) throws(StorageFault) -> (count: Int64, first: [AlertStateRow]) {
        let bind = { (binder: inout Binder) in
            window.bind(&binder)
            binder.add(Int64(limit))
            binder.add(status.rawValue)
        }
        let count = try countRaised.first(bind) { $0.int() } ?? 0
        return (count, count == 0 ? [] : try raised.all(bind, AlertStateRow.read))
    }

    /// The alerts for a kind of contact that were over from a moment up to another one: how many,
    /// and the first of them.
    package func resolved(
        _ window: DigestWindow,
        limit: Int
    ) throws(StorageFault) -> (count: Int64, first: [AlertStateRow]) {
        let count = try countResolved.first({ window.bind(&$0) }, { $0.int() }) ?? 0
        guard count > 0 else { return (0, []) }
        let rows = try resolved.all(
            {
                window.bind(&$0)
                $0.add(Int64(limit))
            },
            AlertStateRow.read
        )
        return (count, rows)
    }

    /// Which alerts a digest is about.
    package struct DigestWindow: Sendable, Hashable {
        /// The company.
        package let company: String
        /// Who gets it.
        package let audience: ContactKind
        /// From when on.
        package let since: Instant
        /// Up to when; that moment is not in it.
        package let until: Instant

        /// A digest of a company for a kind of contact.
        package init(company: String, audience: ContactKind, since: Instant, until: Instant) {
            self.company = company
            self.audience = audience
            self.since = since
            self.until = until
        }

        func bind(_ binder: inout Binder) {
            binder.add(company)
            binder.add(since.ms)
            binder.add(until.ms)
            binder.add(",\(audience.rawValue),")
        }
    }
}
