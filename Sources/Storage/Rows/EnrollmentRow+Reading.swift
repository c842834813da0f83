package import Contracts
import Domain

extension EnrollmentRow {
    /// The enrollment as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "campaignId": .string(campaign),
            "participantId": .string(participant), "role": .string(role.rawValue),
            "status": .string(status.rawValue), "origin": .string(origin.rawValue),
            "overbooked": .bool(overbooked), "duplicate": .bool(duplicate),
            "overClass": .bool(overClass), "enrolledAt": .string(enrolledAt.rfc3339),
        ]
        object["instanceId"] = instance.map { .string($0) }
        object["groupId"] = groupId.map { .string($0) }
        object["enrollmentRef"] = enrollmentRef.map { .string($0) }
        object["requestId"] = requestId.map { .string($0) }
        object["endedAt"] = endedAt.map { .string($0.rfc3339) }
        object["endReason"] = endReason.map { .string($0) }
        object["tags"] = tags.map { StoredJSON.words($0.split(separator: "\n").map(String.init)) }
        return object
    }
}
