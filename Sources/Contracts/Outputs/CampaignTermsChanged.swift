package import Domain

/// What a campaign was sold for changed.
///
/// Source: domain §9.1, §21.4.
package struct CampaignTermsChanged: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The version of the terms.
    package var termsId: String
    /// The first local date it holds on.
    package var effectiveFrom: CivilDate
    /// The pricing model.
    package var model: PricingModel
    /// The terms before, if there were any.
    package var old: JSON?
    /// The terms now.
    package var new: JSON
    /// Who changed them.
    package var by: String
    /// What is odd about them, though they hold.
    package var warnings: [ReasonCode]

    /// Makes the body from its parts.
    package init(
        campaign: String,
        termsId: String,
        effectiveFrom: CivilDate,
        model: PricingModel,
        old: JSON? = nil,
        new: JSON,
        by: String,
        warnings: [ReasonCode]
    ) {
        self.campaign = campaign
        self.termsId = termsId
        self.effectiveFrom = effectiveFrom
        self.model = model
        self.old = old
        self.new = new
        self.by = by
        self.warnings = warnings
    }

    /// Which output it is: `campaign.terms_changed`.
    package var type: OutputType { .campaignTermsChanged }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("termsId", termsId)
        writer.field("effectiveFrom", effectiveFrom.iso)
        writer.field("model", model.rawValue)
        writer.field("old", old)
        writer.field("new", new)
        writer.field("by", by)
        writer.field("warnings", warnings)
    }
}
