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

    /// Makes the body from its parts.
    package init(campaign: String, threshold: AlertThreshold, room: Room) {
        self.campaign = campaign
        self.threshold = threshold
        self.room = room
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
    }
}
