package import Domain

/// A custom threshold was crossed and is worth telling.
///
/// Source: the article on alerts.
package struct CapacityCustomThresholdCrossed: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Its name.
    package var name: String?
    /// The alert.
    package var alertId: String
    /// What the rules recorded.
    package var alert: CustomThresholdRecord
    /// Whom to tell.
    package var recipients: [Recipient]
    /// The room after the record.
    package var room: Room
    /// How many wait.
    package var waiting: Int64

    /// Makes the body from its parts.
    package init(
        campaign: String,
        name: String?,
        alertId: String,
        alert: CustomThresholdRecord,
        recipients: [Recipient],
        room: Room,
        waiting: Int64
    ) {
        self.campaign = campaign
        self.name = name
        self.alertId = alertId
        self.alert = alert
        self.recipients = recipients
        self.room = room
        self.waiting = waiting
    }

    /// Which output it is: `capacity.custom_threshold_crossed`.
    package var type: OutputType { .capacityCustomThresholdCrossed }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of the article on alerts.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        writer.field("alertId", alertId)
        writer.field("key", alert.threshold.key)
        writer.field("kind", alert.threshold.kind.rawValue)
        writer.field("value", alert.threshold.value)
        writer.field("severity", alert.threshold.severity.rawValue)
        writer.field("priority", alert.threshold.priority.rawValue)
        writer.field("cause", alert.cause.rawValue)
        Recipient.write(recipients, to: &writer)
        writer.field("model", room.model.rawValue)
        writer.field("unit", room.model.unit.rawValue)
        writer.fields(of: room)
        writer.field("suppressedBefore", alert.suppressedBefore)
        writer.field("available", room.available)
        writer.field("waiting", waiting)
    }
}
