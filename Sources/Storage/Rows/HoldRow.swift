package import Contracts
package import Domain

/// A place that is, was or could not be kept for somebody: asked for, or offered to an entry of the
/// waiting list.
///
/// Source: "Holds and offers".
package struct HoldRow: Sendable, Hashable {
    /// The place in the table; earlier records have smaller ones.
    package var seq: Int64
    /// The core-made id, `hld_…`.
    package var id: String
    /// The company.
    package var company: String
    /// The campaign; of a rejected hold perhaps none that exists.
    package var campaign: String
    /// The asker's reference, unique in the company; nil for an offer.
    package var ref: String?
    /// The entry of the waiting list that is offered the place; nil for a hold that was asked for.
    package var entry: Int64?
    /// The person.
    package var participant: String
    /// In which role.
    package var role: ParticipantRole
    /// The cohort that was asked for.
    package var instance: String?
    /// The cohort in which a place is kept; nil where none was open.
    package var cohort: String?
    /// The group that was named.
    package var groupId: String?
    /// How it stands.
    package var status: HoldStatus
    /// Why it was rejected.
    package var reasons: [ReasonCode] = []
    /// The quotas that had no room.
    package var quotaIds: [String] = []
    /// When it was decided.
    package var placedAt: Instant
    /// When it ends by itself; nil for a rejected one.
    package var expiresAt: Instant?
    /// When it ended.
    package var endedAt: Instant?
    /// The enrollment that it became.
    package var enrollment: Int64?

    /// Makes a hold that keeps a place.
    package init(
        seq: Int64,
        id: String,
        company: String,
        campaign: String,
        ref: String?,
        entry: Int64?,
        participant: String,
        role: ParticipantRole,
        instance: String?,
        groupId: String?,
        placedAt: Instant
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.campaign = campaign
        self.ref = ref
        self.entry = entry
        self.participant = participant
        self.role = role
        self.instance = instance
        self.groupId = groupId
        status = .held
        self.placedAt = placedAt
    }

    static let columns = """
        seq, id, company, campaign, ref, entry, participant, role, instance, cohort, group_id,
        status, reasons, quotas, placed_at, expires_at, ended_at, enrollment
        """

    init(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        campaign = row.text()
        ref = row.optionalText()
        entry = row.optionalInt()
        participant = row.text()
        role = ParticipantRole(rawValue: row.text()) ?? .volunteer
        instance = row.optionalText()
        cohort = row.optionalText()
        groupId = row.optionalText()
        status = HoldStatus(rawValue: row.text()) ?? .rejected
        reasons = Self.words(row.optionalText()).map(ReasonCode.init(rawValue:))
        quotaIds = Self.words(row.optionalText())
        placedAt = Instant(ms: row.int())
        expiresAt = row.optionalInt().map { Instant(ms: $0) }
        endedAt = row.optionalInt().map { Instant(ms: $0) }
        enrollment = row.optionalInt()
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(id)
        binder.add(company)
        binder.add(campaign)
        binder.add(ref)
        binder.add(entry)
        binder.add(participant)
        binder.add(role.rawValue)
        binder.add(instance)
        binder.add(cohort)
        binder.add(groupId)
        binder.add(status.rawValue)
        binder.add(Self.text(reasons.map(\.rawValue)))
        binder.add(Self.text(quotaIds))
        binder.add(placedAt.ms)
        binder.add(expiresAt?.ms)
        binder.add(endedAt?.ms)
        binder.add(enrollment)
    }

    private static func words(_ text: String?) -> [String] {
        text?.split(separator: " ").map(String.init) ?? []
    }

    private static func text(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: " ")
    }
}
