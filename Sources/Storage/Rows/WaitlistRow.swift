package import Contracts
package import Domain

/// Somebody who waits for a place.
///
/// Source: domain §2, §7.6.
package struct WaitlistRow: Sendable, Hashable {
    /// The place in the table; earlier records have smaller ones.
    package var seq: Int64
    /// The core-made id.
    package var id: String
    /// The company.
    package var company: String
    /// The campaign.
    package var campaign: String
    /// The request.
    package var requestId: String
    /// The person.
    package var participant: String
    /// In which role.
    package var role: ParticipantRole
    /// The cohort that was asked for.
    package var instance: String?
    /// The group that was named.
    package var groupId: String?
    /// 0 to 9, 9 first.
    package var priority: Int64
    /// When the wait ends.
    package var expiresAt: Instant
    /// How it stands.
    package var status: WaitlistStatus
    /// Free labels, joined by line feeds.
    package var tags: String?

    /// Makes an entry that waits.
    package init(
        seq: Int64,
        id: String,
        company: String,
        campaign: String,
        requestId: String,
        participant: String,
        role: ParticipantRole,
        instance: String?,
        groupId: String?,
        priority: Int64,
        expiresAt: Instant,
        tags: String?
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.campaign = campaign
        self.requestId = requestId
        self.participant = participant
        self.role = role
        self.instance = instance
        self.groupId = groupId
        self.priority = priority
        self.expiresAt = expiresAt
        status = .waiting
        self.tags = tags
    }

    static let columns = """
        seq, id, company, campaign, request_id, participant, role, instance, group_id, priority,
        expires_at, status, tags
        """

    init(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        campaign = row.text()
        requestId = row.text()
        participant = row.text()
        role = ParticipantRole(rawValue: row.text()) ?? .volunteer
        instance = row.optionalText()
        groupId = row.optionalText()
        priority = row.int()
        expiresAt = Instant(ms: row.int())
        status = WaitlistStatus(rawValue: row.text()) ?? .canceled
        tags = row.optionalText()
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(id)
        binder.add(company)
        binder.add(campaign)
        binder.add(requestId)
        binder.add(participant)
        binder.add(role.rawValue)
        binder.add(instance)
        binder.add(groupId)
        binder.add(priority)
        binder.add(expiresAt.ms)
        binder.add(status.rawValue)
        binder.add(tags)
    }
}
