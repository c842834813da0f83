package import Contracts
package import Domain

/// The thresholds of a campaign, where each of them stands, and why.
///
/// Source: the article on alerts.
package struct ThresholdReport: Sendable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// Its zone.
    package let zone: ZoneTable
    /// U, L and C now.
    package let room: Room
    /// Until when what is muted, by whom and why.
    package let memory: AlertMemory
    /// The custom thresholds with who set them; nil when none ever were.
    package let row: AlertThresholdsRow?
    /// The four and the custom ones.
    package let standings: [ThresholdStanding]

    /// The report as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "campaignId": .string(campaign), "companyId": .string(company),
            "model": .string(room.model.rawValue), "used": .int(room.used),
            "limit": .int(room.limit), "cap": .int(room.cap),
            "standings": .array(standings.map { .object(json($0)) }),
            "thresholds": .array((row?.active ?? []).map { .object($0.json) }),
        ]
        if let row {
            object["version"] = .int(row.version)
            object["updatedAt"] = .string(row.updatedAt.rfc3339)
            object["updatedBy"] = .string(row.updatedBy)
            object["reason"] = row.reason.map { .string($0) }
        }
        return object
    }

    private func json(_ standing: ThresholdStanding) -> JSONObject {
        var object: JSONObject = [
            "name": .string(standing.name), "passed": .bool(standing.level.passed),
            "crossedFrom": .int(standing.crossedFrom),
        ]
        object["rearmedUpTo"] = standing.rearmedUpTo.map { .int($0) }
        object["passedAt"] = standing.level.passedAt.map { .string($0.rfc3339) }
        object["alertId"] = standing.level.openAlert.map { .string($0) }
        object["notBefore"] = standing.notBefore.map { .string($0.rfc3339) }
        object["pendingSuppressed"] = .int(standing.level.pendingSuppressed)
        object["explanation"] = .string(standing.sentence(in: zone))
        return object
    }
}
