package import Contracts
package import Domain

extension TemplateVersionRow {
    /// What of it decides which groups it suits.
    package var profile: VersionProfile {
        VersionProfile(
            id: id,
            programType: programType,
            suitableForGroups: Set(suitableForGroups),
            status: status,
            minParticipants: minParticipants,
            maxParticipants: maxParticipants
        )
    }

    /// The version as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "templateId": .string(templateId), "n": .int(n),
            "status": .string(status.rawValue), "name": .string(name),
            "programType": .string(programType.rawValue), "version": .int(version),
        ]
        object["ownerCompanyId"] = ownerCompanyId.map { .string($0) }
        object["supersededBy"] = supersededBy.map { .string($0) }
        object["publishedAt"] = publishedAt.map { .string($0.rfc3339) }
        for member in fields.json.members { object[member.key] = member.value }
        return object
    }
}
