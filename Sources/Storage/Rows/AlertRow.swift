package import Domain

/// One crossing of a line, and what became of it.
///
/// Source: domain §8.2, and the article on alerts.
package struct AlertRow: Sendable, Hashable {
    /// The place in the order of all records.
    package var seq: Int64
    /// The id.
    package var id: String
    /// The company.
    package var company: String
    /// The campaign; nil for a quota of a company or a group.
    package var campaign: String?
    /// How often the campaign's model had changed; 0 for quotas.
    package var modelEpoch: Int64 = 0
    /// Which line was crossed.
    package var subject: AlertSubject
    /// How bad it is.
    package var severity: AlertSeverity
    /// What made it be crossed.
    package var cause: AlertCause
    /// What became of it.
    package var status: AlertStatus
    /// What kept it back; nil unless it was.
    package var suppressReason: AlertSuppression?
    /// U, or the use of the quota.
    package var used: Int64
    /// L, or the limit of the quota.
    package var limit: Int64
    /// C, or the cap of the quota.
    package var cap: Int64
    /// When it was crossed.
    package var at: Instant
    /// The alerts of the line kept back before this one; 0 unless it was sent.
    package var suppressedBefore: Int64 = 0
    /// Whom it is for.
    package var recipients: [ContactKind]
    /// Milliseconds to the next one of the line at the earliest; 0 for quotas.
    package var windowMilliseconds: Int64 = 0
    /// When the alert was sent whose window throttled this one.
    package var lastSentAt: Instant?
    /// When what kept it back is over.
    package var notBefore: Instant?
    /// Who had muted the line; nil unless that kept it back.
    package var mutedBy: String?
    /// Why it was muted.
    package var muteReason: String?

    /// A crossing; what most have not is set afterwards.
    package init(
        seq: Int64,
        id: String,
        company: String,
        campaign: String?,
        subject: AlertSubject,
        severity: AlertSeverity,
        cause: AlertCause,
        status: AlertStatus,
        numbers: (used: Int64, limit: Int64, cap: Int64),
        at: Instant,
        recipients: [ContactKind]
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.campaign = campaign
        self.subject = subject
        self.severity = severity
        self.cause = cause
        self.status = status
        used = numbers.used
        limit = numbers.limit
        cap = numbers.cap
        self.at = at
        self.recipients = recipients
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(id)
        binder.add(company)
        binder.add(campaign)
        binder.add(modelEpoch)
        binder.add(subject.word)
        binder.add(subject.columns.ref)
        binder.add(subject.columns.line)
        binder.add(subject.columns.threshold)
        binder.add(severity.rawValue)
        binder.add(cause.rawValue)
        binder.add(status.rawValue)
        binder.add(suppressReason?.rawValue)
        binder.add(used)
        binder.add(limit)
        binder.add(cap)
        binder.add(Room.utilizationBp(used: used, limit: limit))
        binder.add(at.ms)
        binder.add(suppressedBefore)
        binder.add(ContactKind.text(recipients))
        binder.add(windowMilliseconds)
        binder.add(lastSentAt?.ms)
        binder.add(notBefore?.ms)
        binder.add(mutedBy)
        binder.add(muteReason)
    }
}

extension AlertSubject {
    /// The columns `ref`, `line` and `threshold`.
    var columns: (ref: String?, line: String?, threshold: Int64) {
        switch self {
        case .threshold(let percent): (nil, nil, percent)
        case .custom(let key, let kind, let value): (key, kind.rawValue, value)
        case .quota(let id, let percent): (id, nil, percent)
        }
    }

    /// A line from its columns; what cannot be read is a threshold.
    init(word: String, ref: String?, line: String?, threshold: Int64) {
        let kind = line.flatMap(CustomThreshold.Kind.init(rawValue:))
        if let ref, let kind {
            self = .custom(key: ref, kind: kind, value: threshold)
        } else if let ref {
            self = .quota(id: ref, percent: threshold)
        } else {
            self = .threshold(threshold)
        }
    }
}

extension ContactKind {
    /// Kinds as a column: `,sales,company_admin,`, so that each is found between two commas.
    static func text(_ kinds: [Self]) -> String {
        "," + kinds.map { $0.rawValue + "," }.joined()
    }

    /// The kinds in a column.
    static func list(_ text: String) -> [Self] {
        text.split(separator: ",").compactMap { Self(rawValue: String($0)) }
    }
}
