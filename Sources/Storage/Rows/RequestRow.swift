package import Domain

/// A request with its latest decision, kept for good.
///
/// Source: domain §1.5, §7.4.
package struct RequestRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The asker's reference.
    package var requestId: String
    /// The campaign.
    package var campaign: String
    /// The person.
    package var participant: String
    /// In which role.
    package var role: ParticipantRole
    /// The enrollment that it stands for, as a place of its table.
    package var enrollment: Int64?
    /// The entry of the waiting list that it stands for, as a place of its table.
    package var entry: Int64?
    /// The latest decision, as `DecisionCodec` writes it.
    package var decision: [UInt8]

    /// Makes a row from its parts.
    package init(
        company: String,
        requestId: String,
        campaign: String,
        participant: String,
        role: ParticipantRole,
        enrollment: Int64?,
        entry: Int64?,
        decision: [UInt8]
    ) {
        self.company = company
        self.requestId = requestId
        self.campaign = campaign
        self.participant = participant
        self.role = role
        self.enrollment = enrollment
        self.entry = entry
        self.decision = decision
    }
}
