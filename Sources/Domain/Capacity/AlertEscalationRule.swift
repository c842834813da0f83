/// Who is told when nobody reacts to a bad alert.
///
/// Source: the article on alerts.
package struct AlertEscalationRule: Hashable, Sendable {
    /// The minutes that people have to acknowledge an alert or to resolve what it says, 1–10080.
    package let afterMinutes: Int64
    /// Who is told then.
    package let recipients: [ContactKind]

    /// A rule; nothing in it is checked.
    package init(afterMinutes: Int64, recipients: [ContactKind]) {
        self.afterMinutes = afterMinutes
        self.recipients = recipients
    }

    /// When an alert that is sent now escalates; nil for one that is not bad enough.
    package func due(_ severity: AlertSeverity, sentAt: Instant) -> Instant? {
        switch severity {
        case .info, .warning: nil
        case .error, .critical: sentAt.adding(minutes: afterMinutes)
        }
    }
}
