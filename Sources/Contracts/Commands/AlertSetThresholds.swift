package import Domain

/// The custom thresholds that a campaign is to have from now on, in the place of all it had.
///
/// Source: the article on alerts.
package struct AlertSetThresholds: Sendable, Hashable {
    /// The campaign.
    package let campaignId: String
    /// The thresholds, at most 10, in their order.
    package let thresholds: [CustomThreshold]

    /// Names the thresholds of a campaign.
    package init(campaignId: String, thresholds: [CustomThreshold]) {
        self.campaignId = campaignId
        self.thresholds = thresholds
    }

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        if !fields.has("thresholds") { fields.fail("thresholds", .missingKey, "required") }
        guard let readers = fields.list("thresholds", maximumCount: 10) else { return nil }
        var thresholds: [CustomThreshold] = []
        for var reader in readers {
            let threshold = CustomThreshold(&reader)
            if let threshold, thresholds.contains(where: { $0.key == threshold.key }) {
                reader.fail("key", .ruleViolated, "must not be used twice")
            }
            fields.absorb(reader)
            if let threshold { thresholds.append(threshold) }
        }
        guard let campaignId, thresholds.count == readers.count, fields.errors.isEmpty
        else { return nil }
        self.init(campaignId: campaignId, thresholds: thresholds)
    }
}
