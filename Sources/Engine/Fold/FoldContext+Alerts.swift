import Contracts
import Domain
import Storage

/// What happens to alert records, whoever raises them. Source: the article on alerts.
extension FoldContext {
    /// Writes a record; one that is sent and bad escalates unless somebody reacts.
    func raise(_ row: AlertRow, _ policy: AlertPolicy?) throws {
        try tables.alerts.insert(row)
        figures.alerts[row.status.rawValue, default: 0] += 1
        guard row.status == .sent,
            let due = policy?.escalation?.due(row.severity, sentAt: row.at)
        else { return }
        try tables.due.schedule(
            DueRow(entity: row.id, kind: .alertEscalate, dueAt: due, company: row.company)
        )
    }

    /// What an alert says is over; it does not escalate any more.
    func resolve(alert id: String, for resolution: AlertResolution) throws {
        guard let alert = try tables.alerts.find(id: id), alert.resolvedAt == nil else { return }
        try tables.alerts.resolve(seq: alert.seq, at: clock, for: resolution)
        try tables.due.cancel(entity: id, kind: .alertEscalate)
    }
}

extension DueRow {
    /// The end of the quiet hours that keep alerts of a campaign back.
    static func quietEnd(_ campaign: String, of company: String, at end: Instant) -> Self {
        Self(
            entity: campaign + quietSuffix,
            kind: .alertQuietEnd,
            dueAt: end,
            company: company
        )
    }

    /// The campaign that such an item is about.
    static func campaign(ofQuietEnd entity: String) -> String {
        String(entity.dropLast(quietSuffix.count))
    }

    /// A campaign plans its own life under its id, and plans it anew as a whole.
    private static let quietSuffix = "/alerts"
}

extension CompanyRow {
    /// The contacts of some kinds, in their order.
    func recipients(_ kinds: [ContactKind]) -> [Recipient] {
        let words = Set(kinds.map(\.rawValue))
        return contacts.filter { words.contains($0.kind.rawValue) }.map(Recipient.init)
    }
}
