package import Domain

/// Silence for thresholds of a campaign, until an instant.
///
/// Source: domain §8.2, §21.3, and the article on alerts for custom thresholds.
package struct AlertMute: Sendable, Hashable {
    /// The campaign.
    package let campaignId: String
    /// From when on they may speak again.
    package let until: Instant
    /// Which of the four, each once.
    package let thresholds: [AlertThreshold]
    /// The keys of custom thresholds, each once.
    package let keys: [String]

    /// Names what is to be silent.
    package init(
        campaignId: String,
        until: Instant,
        thresholds: [AlertThreshold],
        keys: [String] = []
    ) {
        self.campaignId = campaignId
        self.until = until
        self.thresholds = thresholds
        self.keys = keys
    }

    init?(_ fields: inout FieldReader) {
        let campaignId = fields.id("campaignId")
        let until = fields.instant("until")
        let keys = fields.ids("keys", count: 1...10)
        let thresholds = Self.thresholds(&fields)
        guard let campaignId, let until, let thresholds, !fields.has("keys") || keys != nil
        else { return nil }
        self.init(
            campaignId: campaignId,
            until: until,
            thresholds: thresholds,
            keys: (keys ?? []).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        )
    }

    /// The four; none of them need be named when custom ones are.
    private static func thresholds(_ fields: inout FieldReader) -> [AlertThreshold]? {
        if !fields.has("thresholds"), fields.has("keys") { return [] }
        guard case .array(let items)? = fields.value("thresholds"), !items.isEmpty, items.count <= 4
        else {
            fields.fail("thresholds", .missingKey, "must be a list of 80, 90, 100")
            return nil
        }
        var thresholds: [AlertThreshold] = []
        for item in items {
            guard let number = item.int, let threshold = AlertThreshold(rawValue: number) else {
                fields.fail("thresholds", .notInEnum, "must be among 80, 90, 100, 110")
                return nil
            }
            if !thresholds.contains(threshold) { thresholds.append(threshold) }
        }
        return thresholds
    }
}
