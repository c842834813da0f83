package import Domain

/// A campaign exists, in draft.
///
/// Source: domain §21.4.
package struct CampaignCreated: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The company.
    package var companyId: String
    /// Its name.
    package var name: String?
    /// Its state.
    package var status: CampaignStatus
    /// Its template version.
    package var templateVersionId: String?
    /// Its group.
    package var groupId: String?
    /// Its first day.
    package var startDate: CivilDate?
    /// Its last day.
    package var endDate: CivilDate?
    /// Its pricing model.
    package var model: PricingModel?
    /// The fields that changed.
    package var changed: [String]
    /// Its version after the change.
    package var version: Int64

    /// Makes the body from its parts.
    package init(
        campaign: String,
        companyId: String,
        name: String? = nil,
        status: CampaignStatus,
        templateVersionId: String? = nil,
        groupId: String? = nil,
        startDate: CivilDate? = nil,
        endDate: CivilDate? = nil,
        model: PricingModel? = nil,
        changed: [String],
        version: Int64
    ) {
        self.campaign = campaign
        self.companyId = companyId
        self.name = name
        self.status = status
        self.templateVersionId = templateVersionId
        self.groupId = groupId
        self.startDate = startDate
        self.endDate = endDate
        self.model = model
        self.changed = changed
        self.version = version
    }

    /// Which output it is: `campaign.created`.
    package var type: OutputType { .campaignCreated }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("companyId", companyId)
        writer.field("name", name)
        writer.field("status", status.rawValue)
        writer.field("templateVersionId", templateVersionId)
        writer.field("groupId", groupId)
        writer.field("startDate", startDate?.iso)
        writer.field("endDate", endDate?.iso)
        writer.field("model", model?.rawValue)
        writer.field("changed", changed)
        writer.field("version", version)
    }

    /// Says of a new campaign what an update would say of it.
    package init(_ update: CampaignUpdated) {
        self.init(
            campaign: update.campaign,
            companyId: update.companyId,
            name: update.name,
            status: update.status,
            templateVersionId: update.templateVersionId,
            groupId: update.groupId,
            startDate: update.startDate,
            endDate: update.endDate,
            model: update.model,
            changed: update.changed,
            version: update.version
        )
    }
}
