package import Domain

/// New commercial terms from a date on.
///
/// Source: domain §9.1, §21.3.
package struct CampaignChangeTerms: Sendable, Hashable {
    /// The campaign.
    package let campaignId: String
    /// The first local date they hold on; absent means today.
    ///
    /// In a draft it has no meaning.
    package let effectiveFrom: CivilDate?
    /// The terms as they were sent; whether they are complete is for the rules to judge.
    package let terms: TermsInput

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        effectiveFrom = fields.date("effectiveFrom", required: false)
        guard let terms = TermsInput(&fields), let campaignId else { return nil }
        self.campaignId = campaignId
        self.terms = terms
    }
}
