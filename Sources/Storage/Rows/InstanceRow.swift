package import Domain

/// A cohort of a campaign.
///
/// Source: domain §2, §5.
package struct InstanceRow: Sendable, Hashable {
    /// The core-made id, or the one that was chosen for it.
    package var id: String
    /// The campaign.
    package var campaign: String
    /// 1, 2, 3… within the campaign.
    package var ordinal: Int64
    /// The name.
    package var name: String
    /// The first day.
    package var startDate: CivilDate
    /// The last day, inclusive.
    package var endDate: CivilDate
    /// Its state.
    package var status: InstanceStatus
    /// 1, +1 per change.
    package var version: Int64
    /// How it ended.
    package var outcome: InstanceOutcome?
    /// Whether a pause of the campaign paused it.
    package var pausedByCascade: Bool
    /// Whether it was ever active.
    package var wasActive: Bool
    /// The template version whose settings it keeps.
    package var templateVersion: String
    /// Where it comes from.
    package var provenance: Provenance
    /// What the campaign overrode when the snapshot was made; later changes leave it alone.
    package var campaignOverrides: ConfigurationDocument
    /// What the cohort itself overrides.
    package var overrides: ConfigurationDocument
    /// The snapshot: version, campaign and cohort merged.
    ///
    /// Source: domain §6.
    package var config: StoredConfiguration

    /// Makes a cohort from its parts.
    package init(
        id: String,
        campaign: String,
        ordinal: Int64,
        name: String,
        startDate: CivilDate,
        endDate: CivilDate,
        status: InstanceStatus,
        templateVersion: String,
        provenance: Provenance,
        campaignOverrides: ConfigurationDocument = [:],
        overrides: ConfigurationDocument = [:],
        config: StoredConfiguration
    ) {
        self.id = id
        self.campaign = campaign
        self.ordinal = ordinal
        self.name = name
        self.startDate = startDate
        self.endDate = endDate
        self.status = status
        version = 1
        pausedByCascade = false
        wasActive = status == .active
        self.templateVersion = templateVersion
        self.provenance = provenance
        self.campaignOverrides = campaignOverrides
        self.overrides = overrides
        self.config = config
    }

    /// How large a class it is, by its snapshot.
    package var cohort: CohortDefaults {
        let cohort = config.document["cohort"]?.object
        return CohortDefaults(
            minSize: cohort?["minSize"]?.int ?? 1,
            maxSize: cohort?["maxSize"]?.int ?? 0,
            autoSplit: cohort?["autoSplit"]?.bool ?? false
        )
    }
}
