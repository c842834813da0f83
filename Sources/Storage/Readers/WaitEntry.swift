package import Contracts
package import Domain

/// An entry of a waiting list that waits or is offered a place.
package struct WaitEntry: Sendable, Hashable {
    /// The entry.
    package let row: WaitlistRow
    /// The place in the queue, 1 for the first; nil for one that is offered a place.
    package let place: Int64?
    /// Until when the offer stands; nil for one that waits.
    package let offerExpiresAt: Instant?

    /// When the wait or the offer ends by itself.
    package var expiresAt: Instant { offerExpiresAt ?? row.expiresAt }

    /// The entry as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(row.id), "campaignId": .string(row.campaign),
            "requestId": .string(row.requestId), "participantId": .string(row.participant),
            "role": .string(row.role.rawValue), "priority": .int(row.priority),
            "status": .string(row.status.rawValue), "expiresAt": .string(expiresAt.rfc3339),
        ]
        object["place"] = place.map { .int($0) }
        object["instanceId"] = row.instance.map { .string($0) }
        return object
    }
}
