package import Contracts
package import Domain

/// One alert record as people read it.
///
/// Source: domain §8, and the article on alerts.
package struct AlertEntry: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The company.
    package let company: String
    /// The campaign; nil for a quota of a company or a group.
    package let campaign: String?
    /// Which line was crossed.
    package let subject: AlertSubject
    /// How bad it is.
    package let severity: String
    /// What crossed the line.
    package let cause: String
    /// `sent`, `suppressed` or `passed`.
    package let status: String
    /// Why it was not sent.
    package let suppressReason: String?
    /// U at that moment.
    package let used: Int64
    /// L at that moment.
    package let limit: Int64
    /// C at that moment.
    package let cap: Int64
    /// When, by the log's clock.
    package let at: Instant
    /// How many were suppressed before this one was sent.
    package let suppressedBefore: Int64
    /// What they said who acknowledged it.
    package let note: String?
    /// Why what it said is over; nil while it is not.
    package let resolvedFor: String?
    /// What became of it and why.
    package let explanation: AlertExplanation

    /// Whether people were told and what it said still holds.
    package var isOpen: Bool {
        status == AlertStatus.sent.rawValue && explanation.resolvedAt == nil
    }

    /// In percent, or the value of a custom threshold.
    package var threshold: Int64 { subject.columns.threshold }

    /// Who has seen it.
    package var ackedBy: String? { explanation.ackedBy }

    /// The record as an object of the command line and the API, with the reason in a sentence.
    package func json(in zone: ZoneTable?) -> JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "subject": .string(subject.word),
        ]
        object["campaignId"] = campaign.map { .string($0) }
        switch subject {
        case .threshold(let percent): object["threshold"] = .int(percent)
        case .custom(let key, let kind, let value):
            object["key"] = .string(key)
            object["kind"] = .string(kind.rawValue)
            object["value"] = .int(value)
        case .quota(let id, let percent):
            object["quotaId"] = .string(id)
            object["percent"] = .int(percent)
        }
        object["severity"] = .string(severity)
        object["cause"] = .string(cause)
        object["status"] = .string(status)
        object["suppressReason"] = suppressReason.map { .string($0) }
        object["used"] = .int(used)
        object["limit"] = .int(limit)
        object["cap"] = .int(cap)
        object["at"] = .string(at.rfc3339)
        object["suppressedBefore"] = .int(suppressedBefore)
        object["recipients"] = .array(explanation.recipients.map { .string($0.rawValue) })
        object["lastSentAt"] = explanation.lastSentAt.map { .string($0.rfc3339) }
        object["notBefore"] = explanation.notBefore.map { .string($0.rfc3339) }
        object["mutedBy"] = explanation.mutedBy.map { .string($0) }
        object["muteReason"] = explanation.muteReason.map { .string($0) }
        object["ackedBy"] = ackedBy.map { .string($0) }
        object["ackedAt"] = explanation.ackedAt.map { .string($0.rfc3339) }
        object["note"] = note.map { .string($0) }
        object["resolvedAt"] = explanation.resolvedAt.map { .string($0.rfc3339) }
        object["resolvedFor"] = resolvedFor.map { .string($0) }
        object["escalatedAt"] = explanation.escalatedAt.map { .string($0.rfc3339) }
        object["explanation"] = zone.map { .string(explanation.sentence(in: $0)) }
        return object
    }

    static let columns = """
        id, company, campaign, kind, ref, line, threshold, severity, cause, status,
        suppress_reason, used, limit_count, cap, at, suppressed_before, recipients, last_sent_at,
        not_before, muted_by, mute_reason, acked_by, acked_at, note, resolved_at, resolved_for,
        escalated_at
        """

    init(_ row: inout Columns) {
        id = row.text()
        company = row.text()
        campaign = row.optionalText()
        subject = AlertSubject(
            word: row.text(),
            ref: row.optionalText(),
            line: row.optionalText(),
            threshold: row.int()
        )
        severity = row.text()
        cause = row.text()
        status = row.text()
        suppressReason = row.optionalText()
        used = row.int()
        limit = row.int()
        cap = row.int()
        at = Instant(ms: row.int())
        suppressedBefore = row.int()
        var explanation = AlertExplanation(
            AlertStatus(rawValue: status) ?? .sent,
            suppressReason: suppressReason.flatMap(AlertSuppression.init(rawValue:)),
            at: at
        )
        explanation.recipients = ContactKind.list(row.text())
        explanation.lastSentAt = row.instant()
        explanation.notBefore = row.instant()
        explanation.mutedBy = row.optionalText()
        explanation.muteReason = row.optionalText()
        explanation.ackedBy = row.optionalText()
        explanation.ackedAt = row.instant()
        note = row.optionalText()
        explanation.resolvedAt = row.instant()
        resolvedFor = row.optionalText()
        explanation.escalatedAt = row.instant()
        self.explanation = explanation
    }
}

extension Columns {
    fileprivate mutating func instant() -> Instant? { optionalInt().map { Instant(ms: $0) } }
}
