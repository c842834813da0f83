package import Domain

/// A further cohort of a campaign.
///
/// Source: domain §5.2, §21.3.
package struct InstanceCreate: Sendable, Hashable {
    /// The id that the client chose, if it chose one.
    package let id: String?
    /// The campaign.
    package let campaignId: String
    /// Its name, 1 to 300 characters; absent is that of the campaign with a number.
    package let name: String?
    /// Its first day.
    package let startDate: CivilDate
    /// Its last day, inclusive.
    package let endDate: CivilDate
    /// Its own overrides, as a patch over none (domain §6).
    package let overrides: JSONObject?

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let campaignId = fields.id("campaignId")
        name = fields.text("name", maximum: 300, required: false)
        let startDate = fields.date("startDate")
        let endDate = fields.date("endDate")
        overrides = fields.object("overrides")
        guard let campaignId, let startDate, let endDate else { return nil }
        self.campaignId = campaignId
        self.startDate = startDate
        self.endDate = endDate
    }
}
