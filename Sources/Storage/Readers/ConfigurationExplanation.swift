package import Contracts
package import Domain

/// A configuration leaf by leaf: what holds, which layer says so, over what, who and when.
///
/// Source: domain §6.
package struct ConfigurationExplanation: Sendable, Hashable {
    /// Where a value comes from.
    package enum Source: String, Sendable, Hashable {
        /// The template version.
        case version
        /// The campaign's overrides.
        case campaign
        /// The cohort's overrides.
        case instance
    }

    /// One value.
    package struct Leaf: Sendable, Hashable {
        /// Where, as a JSON Pointer.
        package let path: String
        /// What holds.
        package let value: ConfigurationValue
        /// The layer that says so.
        package let source: Source
        /// What the layers below say; nil where they say nothing.
        package let baseValue: ConfigurationValue?
        /// The audit row, for a value that is overridden.
        package let audit: OverrideAuditRow?
    }

    /// The campaign.
    package let campaign: String
    /// The cohort, for its snapshot.
    package let instance: String?
    /// The template version; nil for a draft without one.
    package let templateVersion: String?
    /// Everything that holds.
    package let effective: ConfigurationDocument
    /// What the topmost layer overrides.
    package let overrides: ConfigurationDocument
    /// Every value, ordered by path.
    package let leaves: [Leaf]

    /// Explains a campaign's configuration.
    init(_ row: CampaignRow, version: ConfigurationDocument, _ audit: [OverrideAuditRow]) {
        campaign = row.id
        instance = nil
        templateVersion = row.fields.templateVersionId
        effective = version.merged(with: row.overrides)
        overrides = row.overrides
        let own = audit.filter { $0.instance == nil && $0.isOpen }
        leaves = effective.leaves.map { leaf in
            let isOwn = row.overrides.value(at: leaf.keys) != nil
            return Leaf(
                path: leaf.path,
                value: leaf.value,
                source: isOwn ? .campaign : .version,
                baseValue: version.value(at: leaf.keys),
                audit: isOwn ? own.first { $0.row.path == leaf.path } : nil
            )
        }
    }

    /// Explains a cohort's snapshot, whose layers are those of its creation.
    init(_ row: InstanceRow, version: ConfigurationDocument, _ audit: [OverrideAuditRow]) {
        campaign = row.campaign
        instance = row.id
        templateVersion = row.templateVersion
        effective = row.config.document
        overrides = row.overrides
        let parent = version.merged(with: row.campaignOverrides)
        leaves = effective.leaves.map { leaf in
            let source: Source =
                if row.overrides.value(at: leaf.keys) != nil {
                    .instance
                } else if row.campaignOverrides.value(at: leaf.keys) != nil {
                    .campaign
                } else {
                    .version
                }
            // The campaign may say something else by now: the row that said this counts.
            let rows = audit.filter {
                $0.row.path == leaf.path && $0.row.value == leaf.value
                    && $0.instance == (source == .instance ? row.id : nil)
            }
            return Leaf(
                path: leaf.path,
                value: leaf.value,
                source: source,
                baseValue: (source == .instance ? parent : version).value(at: leaf.keys),
                audit: source == .version ? nil : rows.last
            )
        }
    }

    /// The explanation as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = ["campaignId": .string(campaign)]
        object["instanceId"] = instance.map { .string($0) }
        object["templateVersionId"] = templateVersion.map { .string($0) }
        object["config"] = JSON(effective)
        object["overrides"] = JSON(overrides)
        object["leaves"] = .array(leaves.map { .object(Self.json($0)) })
        return object
    }

    private static func json(_ leaf: Leaf) -> JSONObject {
        var object: JSONObject = [
            "path": .string(leaf.path), "value": JSON(leaf.value),
            "layer": .string(leaf.source.rawValue),
        ]
        object["baseValue"] = leaf.baseValue.map { JSON($0) }
        object["by"] = leaf.audit.map { .string($0.by) }
        object["at"] = leaf.audit.map { .string($0.at.rfc3339) }
        return object
    }
}
