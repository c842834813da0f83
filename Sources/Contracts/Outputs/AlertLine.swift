package import Domain

/// One alert as a digest or an escalation names it.
///
/// Source: the article on alerts.
package struct AlertLine: Sendable, Hashable {
    /// The alert.
    package var id: String
    /// The campaign; nil for a quota of a company or a group.
    package var campaign: String?
    /// Which line was crossed.
    package var subject: AlertSubject
    /// How bad it is.
    package var severity: String
    /// When it was crossed.
    package var at: Instant
    /// What was used then.
    package var used: Int64
    /// The limit then.
    package var limit: Int64
    /// Why it was kept back; nil when it was sent.
    package var suppressReason: String?
    /// When it was over; nil while it is not.
    package var resolvedAt: Instant?

    /// Makes the line from its parts.
    package init(
        id: String,
        campaign: String?,
        subject: AlertSubject,
        severity: String,
        at: Instant,
        used: Int64,
        limit: Int64,
        suppressReason: String? = nil,
        resolvedAt: Instant? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.subject = subject
        self.severity = severity
        self.at = at
        self.used = used
        self.limit = limit
        self.suppressReason = suppressReason
        self.resolvedAt = resolvedAt
    }

    /// Writes the alert's fields but its campaign.
    func write(to writer: inout JSONWriter) {
        writer.field("alertId", id)
        writer.field("subject", subject.word)
        switch subject {
        case .threshold(let percent): writer.field("threshold", percent)
        case .custom(let key, let kind, let value):
            writer.field("key", key)
            writer.field("kind", kind.rawValue)
            writer.field("value", value)
        case .quota(let id, let percent):
            writer.field("quotaId", id)
            writer.field("percent", percent)
        }
        writer.field("severity", severity)
        writer.field("at", at)
        writer.field("used", used)
        writer.field("limit", limit)
        writer.field("suppressReason", suppressReason)
        writer.field("resolvedAt", resolvedAt)
    }
}
