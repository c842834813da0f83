package import Domain

/// A cohort of a campaign.
///
/// Source: domain §2, §5.
package struct InstanceRow: Sendable, Hashable {
    /// The core-made id.
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
    /// How it ended.
    package var outcome: InstanceOutcome?
    /// Whether a pause of the campaign paused it.
    package var pausedByCascade: Bool
    /// Whether it was ever active.
    package var wasActive: Bool
    /// The template version whose settings it keeps.
    package var templateVersion: String
    /// Where it comes from: `auto`, `manual` or `split`.
    package var provenance: String

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
        provenance: String
    ) {
        self.id = id
        self.campaign = campaign
        self.ordinal = ordinal
        self.name = name
        self.startDate = startDate
        self.endDate = endDate
        self.status = status
        pausedByCascade = false
        wasActive = status == .active
        self.templateVersion = templateVersion
        self.provenance = provenance
    }
}
