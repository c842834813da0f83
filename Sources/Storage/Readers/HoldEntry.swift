package import Contracts
package import Domain

/// A place that is or was kept for somebody, for a list.
package struct HoldEntry: Sendable, Hashable {
    /// The core-made id.
    package let id: String
    /// The asker's reference; nil for an offer.
    package let ref: String?
    /// The entry of the waiting list that is offered the place; nil for a hold that was asked for.
    package let entryId: String?
    /// The campaign.
    package let campaign: String
    /// The person.
    package let participant: String
    /// In which role.
    package let role: ParticipantRole
    /// The cohort in which a place is kept, if one is.
    package let cohort: String?
    /// How it stands.
    package let status: HoldStatus
    /// When it was decided.
    package let placedAt: Instant
    /// When it ends by itself; nil for a rejected one.
    package let expiresAt: Instant?
    /// When it ended.
    package let endedAt: Instant?

    /// The hold as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "campaignId": .string(campaign),
            "participantId": .string(participant), "role": .string(role.rawValue),
            "status": .string(status.rawValue), "placedAt": .string(placedAt.rfc3339),
        ]
        object["holdRef"] = ref.map { .string($0) }
        object["waitlistId"] = entryId.map { .string($0) }
        object["instanceId"] = cohort.map { .string($0) }
        object["expiresAt"] = expiresAt.map { .string($0.rfc3339) }
        object["endedAt"] = endedAt.map { .string($0.rfc3339) }
        return object
    }
}
