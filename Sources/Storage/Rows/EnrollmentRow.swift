package import Contracts
package import Domain

/// One enrollment as it stands.
///
/// Source: domain §2.
package struct EnrollmentRow: Sendable, Hashable {
    /// Where an enrollment came from.
    package enum Origin: String, Sendable, Hashable {
        /// A request that was accepted at once.
        case request
        /// A request that was promoted.
        case waitlist
        /// A fact.
        case fact
    }

    /// The place in the table: position of the record, shifted, plus the row's number in it.
    package var seq: Int64
    /// The core-made id.
    package var id: String
    /// The company.
    package var company: String
    /// The campaign.
    package var campaign: String
    /// The person.
    package var participant: String
    /// In which role.
    package var role: ParticipantRole
    /// The cohort, if placed.
    package var instance: String?
    /// The group that was named, if one was.
    package var groupId: String?
    /// How it stands.
    package var status: EnrollmentStatus
    /// Where it came from.
    package var origin: Origin
    /// The source system's reference, once known.
    package var enrollmentRef: String?
    /// The request behind it.
    package var requestId: String?
    /// Whether it went beyond the cap.
    package var overbooked: Bool
    /// Whether the identity was active already.
    package var duplicate: Bool
    /// Whether its class is larger than it should be.
    package var overClass: Bool
    /// When it began.
    package var enrolledAt: Instant
    /// When it ended.
    package var endedAt: Instant?
    /// Why it ended, as a code.
    package var endReason: String?
    /// Free labels, joined by line feeds.
    package var tags: String?

    /// Makes an active enrollment.
    package init(
        seq: Int64,
        id: String,
        company: String,
        campaign: String,
        participant: String,
        role: ParticipantRole,
        instance: String?,
        groupId: String?,
        origin: Origin,
        enrollmentRef: String?,
        requestId: String?,
        enrolledAt: Instant,
        tags: String?
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.campaign = campaign
        self.participant = participant
        self.role = role
        self.instance = instance
        self.groupId = groupId
        status = .active
        self.origin = origin
        self.enrollmentRef = enrollmentRef
        self.requestId = requestId
        overbooked = false
        duplicate = false
        overClass = false
        self.enrolledAt = enrolledAt
        self.tags = tags
    }

    static let columns = """
        seq, id, company, campaign, participant, role, instance, group_id, status, origin,
        enrollment_ref, request_id, overbooked, duplicate, over_class, enrolled_at, ended_at,
        end_reason, tags
        """

    init(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        campaign = row.text()
        participant = row.text()
        role = ParticipantRole(rawValue: row.text()) ?? .volunteer
        instance = row.optionalText()
        groupId = row.optionalText()
        status = EnrollmentStatus(rawValue: row.text()) ?? .ended
        origin = Origin(rawValue: row.text()) ?? .fact
        enrollmentRef = row.optionalText()
        requestId = row.optionalText()
        overbooked = row.bool()
        duplicate = row.bool()
        overClass = row.bool()
        enrolledAt = Instant(ms: row.int())
        endedAt = row.optionalInt().map { Instant(ms: $0) }
        endReason = row.optionalText()
        tags = row.optionalText()
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(id)
        binder.add(company)
        binder.add(campaign)
        binder.add(participant)
        binder.add(role.rawValue)
        binder.add(instance)
        binder.add(groupId)
        binder.add(status.rawValue)
        binder.add(origin.rawValue)
        binder.add(enrollmentRef)
        binder.add(requestId)
        binder.add(overbooked)
        binder.add(duplicate)
        binder.add(overClass)
        binder.add(enrolledAt.ms)
        binder.add(endedAt?.ms)
        binder.add(endReason)
        binder.add(tags)
    }
}

extension EnrollmentRow {
    /// Whether it counts as having been: it was not voided.
    package var isStanding: Bool { endReason != "voided" }

    /// The cohort that a person counts in: that of the newest enrollment which stands.
    ///
    /// `enrollments` are those of one person in one role. Source: domain §12.1.
    package static func home(of enrollments: [EnrollmentRow]) -> String? {
        enrollments.filter(\.isStanding)
            .max { ($0.enrolledAt, $0.seq) < ($1.enrolledAt, $1.seq) }?.instance
    }
}
