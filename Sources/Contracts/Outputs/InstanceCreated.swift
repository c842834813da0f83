package import Domain

/// A cohort exists.
///
/// Source: domain §5.2, §21.4.
package struct InstanceCreated: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The cohort.
    package var instanceId: String
    /// 1, 2, 3… within the campaign.
    package var ordinal: Int64
    /// Its name.
    package var name: String
    /// Its first day.
    package var startDate: CivilDate
    /// Its last day.
    package var endDate: CivilDate
    /// Its state.
    package var status: InstanceStatus
    /// The template version whose settings it keeps.
    package var templateVersionId: String
    /// Where it comes from.
    package var provenance: JSON

    /// Makes the body from its parts.
    package init(
        campaign: String,
        instanceId: String,
        ordinal: Int64,
        name: String,
        startDate: CivilDate,
        endDate: CivilDate,
        status: InstanceStatus,
        templateVersionId: String,
        provenance: JSON
    ) {
        self.campaign = campaign
        self.instanceId = instanceId
        self.ordinal = ordinal
        self.name = name
        self.startDate = startDate
        self.endDate = endDate
        self.status = status
        self.templateVersionId = templateVersionId
        self.provenance = provenance
    }

    /// Which output it is: `instance.created`.
    package var type: OutputType { .instanceCreated }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("instanceId", instanceId)
        writer.field("ordinal", ordinal)
        writer.field("name", name)
        writer.field("startDate", startDate.iso)
        writer.field("endDate", endDate.iso)
        writer.field("status", status.rawValue)
        writer.field("templateVersionId", templateVersionId)
        writer.field("provenance", provenance)
    }
}
