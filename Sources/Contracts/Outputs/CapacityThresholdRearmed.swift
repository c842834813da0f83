package import Domain

/// A threshold can be crossed again.
///
/// Source: domain §8.2, §21.4.
package struct CapacityThresholdRearmed: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Which one.
    package var threshold: AlertThreshold
    /// The room after the record.
    package var room: Room
    /// The alert that it resolves; nil when none was sent since the threshold was last armed.
    package var alertId: String?

    /// Makes the body from its parts.
    package init(campaign: String, threshold: AlertThreshold, room: Room, alertId: String? = nil) {
        self.campaign = campaign
        self.threshold = threshold
        self.room = room
        self.alertId = alertId
    }

    /// Which output it is: `capacity.threshold_rearmed`.
    package var type: OutputType { .capacityThresholdRearmed }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("threshold", threshold.rawValue)
        writer.field("used", room.used)
        writer.field("limit", room.limit)
        writer.field("utilizationBp", room.utilizationBp)
        writer.field("alertId", alertId)
    }
}
