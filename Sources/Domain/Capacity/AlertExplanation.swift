/// What is known of one alert, enough to say in a sentence what became of it and why.
///
/// Source: the article on alerts.
package struct AlertExplanation: Hashable, Sendable {
    /// What became of it.
    package var status: AlertStatus
    /// Why it was kept back; nil unless it was.
    package var suppressReason: AlertSuppression?
    /// When the crossing happened.
    package var at: Instant
    /// Whom it was for.
    package var recipients: [ContactKind] = []
    /// When the alert was sent whose window throttled this one.
    package var lastSentAt: Instant?
    /// When what kept it back is over.
    package var notBefore: Instant?
    /// Who had muted it.
    package var mutedBy: String?
    /// Why it was muted.
    package var muteReason: String?
    /// When somebody acknowledged it.
    package var ackedAt: Instant?
    /// Who acknowledged it.
    package var ackedBy: String?
    /// When what it said was over.
    package var resolvedAt: Instant?
    /// When it escalated.
    package var escalatedAt: Instant?

    /// What became of a crossing; the rest is set afterwards.
    package init(_ status: AlertStatus, suppressReason: AlertSuppression? = nil, at: Instant) {
        self.status = status
        self.suppressReason = suppressReason
        self.at = at
    }

    /// The sentence, with times of the company's clock.
    ///
    /// *Ex.* "held back: raised 3 h ago, next not before 14:00 (company time)".
    package func sentence(in zone: ZoneTable) -> String {
        let text = LocalTimeText(zone: zone)
        switch status {
        case .passed: return "a higher threshold spoke for it"
        case .sent: return sent(text)
        case .suppressed: return "held back: " + held(text)
        }
    }

    private func sent(_ text: LocalTimeText) -> String {
        let kinds = recipients.map(\.rawValue).joined(separator: ", ")
        var parts = [kinds.isEmpty ? "sent" : "sent to \(kinds)"]
        if let ackedAt {
            let by = ackedBy.map { " by \($0)" } ?? ""
            let after = LocalTimeText.length(from: at, to: ackedAt)
            parts.append("acknowledged\(by) after \(after)")
        }
        if let escalatedAt {
            parts.append("escalated after \(LocalTimeText.length(from: at, to: escalatedAt))")
        }
        if let resolvedAt {
            parts.append("resolved after \(LocalTimeText.length(from: at, to: resolvedAt))")
        }
        if ackedAt == nil, resolvedAt == nil { parts.append("nobody has acknowledged it") }
        return parts.joined(separator: ", ")
    }

    private func held(_ text: LocalTimeText) -> String {
        let until = notBefore.map { text.moment($0, seenFrom: at) }
        switch suppressReason {
        case .throttled:
            let raised = lastSentAt.map { LocalTimeText.length(from: $0, to: at) } ?? "a while"
            return "raised \(raised) ago"
                + (until.map { ", next not before \($0) (company time)" } ?? "")
        case .muted:
            let by = mutedBy.map { " by \($0)" } ?? ""
            let why = muteReason.map { ": \($0)" } ?? ""
            return "muted" + by + (until.map { " until \($0) (company time)" } ?? "") + why
        case .quietHours:
            return "quiet hours" + (until.map { " until \($0) (company time)" } ?? "")
        case .notLive: return "the campaign was not live"
        case nil: return "no reason is known"
        }
    }
}
