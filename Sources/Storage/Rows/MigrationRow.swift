package import Contracts
package import Domain

/// A move of a campaign to another version of its template.
///
/// Source: domain §14.
package struct MigrationRow: Sendable, Hashable {
    /// A planned cohort that went along.
    package struct Cohort: Sendable, Hashable {
        /// The cohort.
        package var id: String
        /// The version that it kept before.
        package var oldVersion: String
        /// What the campaign overrode in its snapshot before.
        package var oldCampaignOverrides: ConfigurationDocument
        /// What it overrode before.
        package var oldOverrides: ConfigurationDocument
        /// What it overrides since.
        package var newOverrides: ConfigurationDocument

        /// Makes an entry from its parts.
        package init(
            id: String,
            oldVersion: String,
            oldCampaignOverrides: ConfigurationDocument,
            oldOverrides: ConfigurationDocument,
            newOverrides: ConfigurationDocument
        ) {
            self.id = id
            self.oldVersion = oldVersion
            self.oldCampaignOverrides = oldCampaignOverrides
            self.oldOverrides = oldOverrides
            self.newOverrides = newOverrides
        }
    }

    /// The id.
    package var id: String
    /// The campaign.
    package var campaign: String
    /// The version it left.
    package var from: String
    /// The version it went to.
    package var to: String
    /// How far the versions differ.
    package var diffClass: VersionDiff.Class
    /// The campaign's overrides before.
    package var oldOverrides: ConfigurationDocument
    /// The campaign's overrides after it.
    package var newOverrides: ConfigurationDocument
    /// The planned cohorts that went along.
    package var cohorts: [Cohort]
    /// Who asked for it.
    package var by: String
    /// When.
    package var at: Instant
    /// The position of the record that it came with.
    package var position: Int64
    /// What was noted with it.
    package var notes: String?
    /// Who took it back.
    package var rolledBackBy: String?
    /// When it was taken back.
    package var rolledBackAt: Instant?

    /// Makes a migration that nobody took back.
    package init(
        id: String,
        campaign: String,
        from: String,
        to: String,
        diffClass: VersionDiff.Class,
        oldOverrides: ConfigurationDocument,
        newOverrides: ConfigurationDocument,
        by: String,
        at: Instant,
        position: Int64,
        notes: String?
    ) {
        self.id = id
        self.campaign = campaign
        self.from = from
        self.to = to
        self.diffClass = diffClass
        self.oldOverrides = oldOverrides
        self.newOverrides = newOverrides
        cohorts = []
        self.by = by
        self.at = at
        self.position = position
        self.notes = notes
    }

    /// The migration as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "campaignId": .string(campaign), "from": .string(from),
            "to": .string(to), "class": .string(diffClass.rawValue),
            "oldOverrides": JSON(oldOverrides), "newOverrides": JSON(newOverrides),
            "instances": .array(cohorts.map { .object(Self.json($0)) }),
            "by": .string(by), "at": .string(at.rfc3339), "position": .int(position),
        ]
        object["notes"] = notes.map { .string($0) }
        object["rolledBackBy"] = rolledBackBy.map { .string($0) }
        object["rolledBackAt"] = rolledBackAt.map { .string($0.rfc3339) }
        return object
    }

    static func json(_ cohort: Cohort) -> JSONObject {
        [
            "instanceId": .string(cohort.id), "oldVersion": .string(cohort.oldVersion),
            "oldCampaignOverrides": JSON(cohort.oldCampaignOverrides),
            "oldOverrides": JSON(cohort.oldOverrides), "newOverrides": JSON(cohort.newOverrides),
        ]
    }

    static func cohort(_ json: JSON) -> Cohort? {
        guard let object = json.object, let id = object["instanceId"]?.string,
            let version = object["oldVersion"]?.string
        else { return nil }
        return Cohort(
            id: id,
            oldVersion: version,
            oldCampaignOverrides: StoredConfiguration.document(object["oldCampaignOverrides"]),
            oldOverrides: StoredConfiguration.document(object["oldOverrides"]),
            newOverrides: StoredConfiguration.document(object["newOverrides"])
        )
    }
}
