package import Domain

/// At its pace a campaign will be full soon, and nothing else says so yet.
///
/// Source: domain §17, the article on forecasts.
package struct CapacityFillWarningRaised: OutputBody {
    /// The forecast and the campaign.
    package var facts: ForecastFacts
    /// The campaign's last date.
    package var endDate: CivilDate?
    /// Why, in the order of the list of reasons.
    package var reasons: [FillWarningReason]
    /// Whom to tell.
    package var recipients: [Recipient]

    /// Makes the body from its parts.
    package init(
        facts: ForecastFacts,
        endDate: CivilDate?,
        reasons: [FillWarningReason],
        recipients: [Recipient]
    ) {
        self.facts = facts
        self.endDate = endDate
        self.reasons = reasons
        self.recipients = recipients
    }

    /// Which output it is: `capacity.fill_warning_raised`.
    package var type: OutputType { .capacityFillWarningRaised }
    /// The campaign.
    package var campaignId: String? { facts.campaign }
    /// Writes the fields of the article on forecasts.
    package func write(to writer: inout JSONWriter) {
        facts.write(to: &writer)
        writer.field("endDate", endDate?.iso)
        writer.field("reasons", reasons.map(\.rawValue))
        Recipient.write(recipients, to: &writer)
    }
}
