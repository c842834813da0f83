package import Domain

/// A campaign moved to another version of its template, or back.
///
/// Source: domain §14, §21.4.
package struct CampaignMigrated: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The migration.
    package var migrationId: String
    /// The version it came from.
    package var fromVersion: String
    /// The version it has now.
    package var toVersion: String
    /// How far the versions differ.
    package var diffClass: VersionDiff.Class
    /// Whether an earlier migration was taken back.
    package var rollback: Bool

    /// Makes the body from its parts.
    package init(
        campaign: String,
        migrationId: String,
        fromVersion: String,
        toVersion: String,
        diffClass: VersionDiff.Class,
        rollback: Bool
    ) {
        self.campaign = campaign
        self.migrationId = migrationId
        self.fromVersion = fromVersion
        self.toVersion = toVersion
        self.diffClass = diffClass
        self.rollback = rollback
    }

    /// Which output it is: `campaign.migrated`.
    package var type: OutputType { .campaignMigrated }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("migrationId", migrationId)
        writer.field("fromVersion", fromVersion)
        writer.field("toVersion", toVersion)
        writer.field("class", diffClass.rawValue)
        writer.field("rollback", rollback)
    }
}
