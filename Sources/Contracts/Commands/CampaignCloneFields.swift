package import Domain

/// A copy of a campaign, in draft.
///
/// Source: domain §15, §21.3.
package struct CampaignCloneFields: Sendable, Hashable {
    /// The id that the client chose for the copy, if it chose one.
    package let id: String?
    /// The campaign to copy.
    package let campaignId: String
    /// The copy's first day.
    package let startDate: CivilDate
    /// The copy's last day; absent keeps the length.
    package let endDate: CivilDate?
    /// The copy's name; absent marks the old one as copied.
    package let name: String?
    /// Whether the copy takes the newest active version of the template.
    package let repin: Bool
    /// The company the copy is for; absent is the same one.
    package let companyId: String?

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let campaignId = fields.id("campaignId")
        let startDate = fields.date("startDate")
        endDate = fields.date("endDate", required: false)
        name = fields.text("name", maximum: 255, required: false)
        repin = fields.bool("repin") ?? false
        companyId = fields.id("companyId", required: false)
        guard let campaignId, let startDate else { return nil }
        self.campaignId = campaignId
        self.startDate = startDate
    }
}
