package import Domain

/// What one person did in a campaign in one role.
///
/// Source: domain §12.1, §12.3.
package struct PersonMetricsRow: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The role.
    package let role: ParticipantRole
    /// The person.
    package let participant: String
    /// The cohort that the person counts in: that of the newest enrollment, if it has one.
    package var instance: String?
    /// Sessions attended.
    package var sessions: Int64
    /// Their minutes.
    package var minutes: Int64
    /// Whether the learner is served.
    package var isServed: Bool

    /// A person who did nothing yet.
    package init(
        campaign: String,
        role: ParticipantRole,
        participant: String,
        instance: String?
    ) {
        self.campaign = campaign
        self.role = role
        self.participant = participant
        self.instance = instance
        sessions = 0
        minutes = 0
        isServed = false
    }

    /// Whether a learner counts as reached: attended a session, or is served.
    package var isReached: Bool { role == .beneficiary && (sessions > 0 || isServed) }

    /// Whether there is nothing to say of the person.
    package var isEmpty: Bool { sessions == 0 && minutes == 0 && !isServed }

    static let columns = "campaign, role, participant, instance, sessions, minutes, served"

    init(_ row: inout Columns) {
        campaign = row.text()
        role = ParticipantRole(rawValue: row.text()) ?? .volunteer
        participant = row.text()
        instance = row.optionalText()
        sessions = row.int()
        minutes = row.int()
        isServed = row.bool()
    }

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(role.rawValue)
        binder.add(participant)
        binder.add(instance)
        binder.add(sessions)
        binder.add(minutes)
        binder.add(isServed)
    }
}
