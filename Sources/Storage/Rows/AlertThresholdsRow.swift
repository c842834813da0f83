import Contracts
package import Domain

/// The custom thresholds of a campaign with what is remembered of them, and who set them.
///
/// Source: the article on alerts.
package struct AlertThresholdsRow: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// 1, +1 per command that set them.
    package var version: Int64
    /// When they were set last.
    package var updatedAt: Instant
    /// Who set them.
    package var updatedBy: String
    /// Why, if they said so.
    package var reason: String?
    /// Those that are set, in their order, and after them those that were.
    package var levels: [CustomThresholdLevel]

    /// Thresholds as they are set.
    package init(
        campaign: String,
        company: String,
        version: Int64,
        levels: [CustomThresholdLevel],
        at clock: Instant,
        by: String,
        reason: String?
    ) {
        self.campaign = campaign
        self.company = company
        self.version = version
        self.levels = levels
        updatedAt = clock
        updatedBy = by
        self.reason = reason
    }

    /// The thresholds that are set.
    package var active: [CustomThreshold] { levels.filter(\.isActive).map(\.threshold) }

    static let columns = "campaign, company, version, updated_at, updated_by, reason, body"

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(company)
        binder.add(version)
        binder.add(updatedAt.ms)
        binder.add(updatedBy)
        binder.add(reason)
        binder.add(body)
    }

    static func read(_ row: inout Columns) -> Self? {
        let (campaign, company, version) = (row.text(), row.text(), row.int())
        let (at, by, reason) = (Instant(ms: row.int()), row.text(), row.optionalText())
        guard let items = StoredJSON.value(row.bytes()).array else { return nil }
        let levels = items.compactMap(level)
        guard levels.count == items.count else { return nil }
        return Self(
            campaign: campaign,
            company: company,
            version: version,
            levels: levels,
            at: at,
            by: by,
            reason: reason
        )
    }

    private var body: [UInt8] {
        var writer = JSONWriter(capacity: 160 * (levels.count + 1))
        writer.array { writer in
            for level in levels {
                writer.array { writer in
                    writer.value(.object(level.threshold.json))
                    level.memory.write(to: &writer)
                    writer.bool(level.isActive)
                }
            }
        }
        return writer.bytes
    }

    private static func level(_ item: JSON) -> CustomThresholdLevel? {
        guard let parts = item.array, parts.count == 3, let object = parts[0].object,
            let isActive = parts[2].bool
        else { return nil }
        var fields = FieldReader(object, path: "")
        return CustomThreshold(&fields).map {
            CustomThresholdLevel($0, AlertMemory.Level(stored: parts[1]), isActive: isActive)
        }
    }
}
