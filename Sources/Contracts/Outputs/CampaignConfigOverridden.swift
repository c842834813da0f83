package import Domain

/// Overrides of a configuration changed, in a campaign or in one of its cohorts.
///
/// Source: domain §6, §21.4.
package struct CampaignConfigOverridden: OutputBody {
    /// What became of one path.
    package struct Row: Sendable, Hashable {
        /// Where: a JSON Pointer into the configuration.
        package var path: String
        /// What the layer below says; absent when it says nothing.
        package var baseValue: JSON?
        /// What this layer says; absent when it no longer overrides.
        package var value: JSON?
        /// Whether it differs from the layer below.
        package var changed: Bool

        /// Makes a row from its parts.
        package init(path: String, baseValue: JSON? = nil, value: JSON? = nil, changed: Bool) {
            self.path = path
            self.baseValue = baseValue
            self.value = value
            self.changed = changed
        }
    }

    /// The campaign.
    package var campaign: String
    /// The layer that changed.
    package var layer: OverrideLayer
    /// The cohort, if it is the layer.
    package var instanceId: String?
    /// The paths that changed, in their order.
    package var rows: [Row]

    /// Makes the body from its parts.
    package init(campaign: String, layer: OverrideLayer, instanceId: String? = nil, rows: [Row]) {
        self.campaign = campaign
        self.layer = layer
        self.instanceId = instanceId
        self.rows = rows
    }

    /// Which output it is: `campaign.config_overridden`.
    package var type: OutputType { .campaignConfigOverridden }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("layer", layer.rawValue)
        writer.field("instanceId", instanceId)
        writer.key("rows")
        writer.array { writer in
            for row in rows {
                writer.object { writer in
                    writer.field("path", row.path)
                    writer.field("baseValue", row.baseValue)
                    writer.field("value", row.value)
                    writer.field("changed", row.changed)
                }
            }
        }
    }
}
