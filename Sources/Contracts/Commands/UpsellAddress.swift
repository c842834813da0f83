/// Which upsell signal a command is about.
///
/// Source: domain §21.3, and the article on upsell for `campaignId`.
package enum UpsellAddress: Sendable, Hashable {
    /// The signal with an id.
    case signal(String)
    /// The newest signal of a campaign, open or not.
    case campaign(String)

    init?(_ fields: inout FieldReader) {
        guard fields.has("campaignId") else {
            guard let id = fields.id("signalId") else { return nil }
            self = .signal(id)
            return
        }
        guard !fields.has("signalId") else {
            fields.fail("campaignId", .ruleViolated, "must not stand beside signalId")
            return nil
        }
        guard let id = fields.id("campaignId") else { return nil }
        self = .campaign(id)
    }
}
