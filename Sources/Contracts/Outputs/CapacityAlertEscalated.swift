/// Nobody acknowledged a bad alert, and what it said is not over.
///
/// Source: the article on alerts.
package struct CapacityAlertEscalated: OutputBody {
    /// The campaign's name.
    package var name: String?
    /// The alert.
    package var alert: AlertLine
    /// The minutes that people had.
    package var afterMinutes: Int64
    /// Whom to tell now.
    package var recipients: [Recipient]

    /// Makes the body from its parts.
    package init(name: String?, alert: AlertLine, afterMinutes: Int64, recipients: [Recipient]) {
        self.name = name
        self.alert = alert
        self.afterMinutes = afterMinutes
        self.recipients = recipients
    }

    /// Which output it is: `capacity.alert_escalated`.
    package var type: OutputType { .capacityAlertEscalated }
    /// The campaign, if it is about one.
    package var campaignId: String? { alert.campaign }
    /// Writes the fields of the article on alerts.
    package func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        alert.write(to: &writer)
        writer.field("afterMinutes", afterMinutes)
        Recipient.write(recipients, to: &writer)
    }
}
