package import Contracts
package import Domain

/// One line about a campaign: what it was sold for and how full it is.
package struct CampaignSummary: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The company.
    package let company: String
    /// The name, empty for a draft without one.
    package let name: String
    /// Its state.
    package let status: CampaignStatus
    /// Its version.
    package let version: Int64
    /// The first day, if it is known.
    package let startDate: CivilDate?
    /// The last day, if it is known.
    package let endDate: CivilDate?
    /// Model, used, held, limit and cap.
    package let room: Room
    /// Everybody who waits.
    package let waiting: Int64

    /// The summary as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "name": .string(name),
            "status": .string(status.rawValue), "version": .int(version),
            "startDate": startDate.map { .string($0.iso) } ?? .null,
            "endDate": endDate.map { .string($0.iso) } ?? .null,
        ]
        for member in Self.json(room, waiting: waiting).members {
            object[member.key] = member.value
        }
        return object
    }

    /// Used, held, limit and cap as members of an object.
    static func json(_ room: Room, waiting: Int64) -> JSONObject {
        [
            "model": .string(room.model.rawValue), "used": .int(room.used),
            "held": .int(room.held), "limit": .int(room.limit), "cap": .int(room.cap),
            "utilizationBp": room.utilizationBp.map { .int($0) } ?? .null,
            "waiting": .int(waiting),
        ]
    }
}
