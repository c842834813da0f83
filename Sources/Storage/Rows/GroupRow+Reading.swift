package import Contracts
package import Domain

extension GroupRow {
    /// What of it decides which versions suit it.
    package var profile: GroupProfile {
        GroupProfile(
            id: id,
            eligibleProgramTypes: Set(eligibleProgramTypes),
            tags: Set(tags),
            isActive: active,
            minGroupSize: minGroupSize,
            maxGroupSize: maxGroupSize
        )
    }

    /// The group as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "active": .bool(active), "version": .int(version),
        ]
        for member in fields.json.members { object[member.key] = member.value }
        return object
    }
}
