package import Domain

/// What of an alert decides what may still happen to it.
package struct AlertStateRow: Sendable, Hashable {
    /// The place in the order of all records.
    package let seq: Int64
    /// The id.
    package let id: String
    /// The company.
    package let company: String
    /// The campaign; nil for a quota of a company or a group.
    package let campaign: String?
    /// Which line was crossed.
    package let subject: AlertSubject
    /// How bad it is.
    package let severity: AlertSeverity
    /// Whether people were told.
    package let isSent: Bool
    /// Why it was kept back; nil unless it was.
    package let suppressReason: String?
    /// What was used when it was crossed.
    package let used: Int64
    /// The limit when it was crossed.
    package let limit: Int64
    /// When it was crossed.
    package let at: Instant
    /// Whether somebody acknowledged it.
    package let isAcknowledged: Bool
    /// When what it said was over.
    package let resolvedAt: Instant?

    /// Whether it may be acknowledged, by its state.
    package var isAcknowledgeable: Bool { isSent && !isAcknowledged }

    /// Whether nobody has reacted and what it says still holds.
    package var isUnattended: Bool { isSent && !isAcknowledged && resolvedAt == nil }

    static let columns = """
        seq, id, company, campaign, kind, ref, line, threshold, severity, status,
        suppress_reason, used, limit_count, at, acked_by IS NOT NULL, resolved_at
        """

    static func read(_ row: inout Columns) -> Self { Self(&row) }

    private init(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        campaign = row.optionalText()
        subject = AlertSubject(
            word: row.text(),
            ref: row.optionalText(),
            line: row.optionalText(),
            threshold: row.int()
        )
        severity = AlertSeverity(rawValue: row.text()) ?? .info
        isSent = row.text() == AlertStatus.sent.rawValue
        suppressReason = row.optionalText()
        used = row.int()
        limit = row.int()
        at = Instant(ms: row.int())
        isAcknowledged = row.int() != 0
        resolvedAt = row.optionalInt().map { Instant(ms: $0) }
    }
}
