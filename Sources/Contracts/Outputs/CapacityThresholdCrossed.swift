package import Domain

/// A threshold was crossed and is worth telling.
///
/// Source: domain §8, §21.4.
package struct CapacityThresholdCrossed: OutputBody {
    /// The campaign.
    package var campaign: String
    /// Its name.
    package var name: String?
    /// The alert.
    package var alertId: String
    /// What the rules recorded.
    package var alert: AlertRecord
    /// Whom to tell.
    package var recipients: [Recipient]
    /// The pricing model.
    package var model: PricingModel
    /// The room after the record.
    package var room: Room
    /// How many wait.
    package var waiting: Int64

    /// Makes the body from its parts.
    package init(
        campaign: String,
        name: String?,
        alertId: String,
        alert: AlertRecord,
        recipients: [Recipient],
        model: PricingModel,
        room: Room,
        waiting: Int64
    ) {
        self.campaign = campaign
        self.name = name
        self.alertId = alertId
        self.alert = alert
        self.recipients = recipients
        self.model = model
        self.room = room
        self.waiting = waiting
    }

    /// Which output it is: `capacity.threshold_crossed`.
    package var type: OutputType { .capacityThresholdCrossed }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        writer.field("alertId", alertId)
        writer.field("threshold", alert.threshold.rawValue)
        writer.field("severity", alert.threshold.severity.rawValue)
        writer.field("priority", alert.threshold.priority.rawValue)
        writer.field("cause", alert.cause.rawValue)
        Recipient.write(recipients, to: &writer)
        writer.field("intent", alert.threshold.intent.rawValue)
        writer.field("model", model.rawValue)
        writer.field("unit", model.unit.rawValue)
        writer.fields(of: room)
        writer.field("suppressedBefore", alert.suppressedBefore)
        writer.key("passedThresholds")
        writer.array { writer in
            for threshold in alert.passedThresholds { writer.int(threshold.rawValue) }
        }
        writer.field(
            "recommendations",
            AlertRules.recommendations(threshold: alert.threshold, model: model)
        )
        writer.field("available", max(0, room.limit - room.used))
        writer.field("waiting", waiting)
    }
}
