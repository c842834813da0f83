package import Domain

/// A custom threshold can be crossed again.
///
/// Source: the article on alerts.
package struct CapacityCustomThresholdRearmed: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Which one.
    package var threshold: CustomThreshold
    /// The room after the record.
    package var room: Room
    /// The alert that it resolves; nil when none was sent since the threshold was last armed.
    package var alertId: String?

    /// Makes the body from its parts.
    package init(campaign: String, threshold: CustomThreshold, room: Room, alertId: String?) {
        self.campaign = campaign
        self.threshold = threshold
        self.room = room
        self.alertId = alertId
    }

    /// Which output it is: `capacity.custom_threshold_rearmed`.
    package var type: OutputType { .capacityCustomThresholdRearmed }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of the article on alerts.
    package func write(to writer: inout JSONWriter) {
        writer.field("key", threshold.key)
        writer.field("kind", threshold.kind.rawValue)
        writer.field("value", threshold.value)
        writer.field("used", room.used)
        writer.field("limit", room.limit)
        writer.field("utilizationBp", room.utilizationBp)
        writer.field("alertId", alertId)
    }
}
