package import Domain

/// An early warning is over.
///
/// Source: domain §17, the article on forecasts.
package struct CapacityFillWarningCleared: OutputBody {
    /// The forecast and the campaign.
    package var facts: ForecastFacts
    /// Why, in the order of the list of reasons.
    package var reasons: [FillWarningReason]

    /// Makes the body from its parts.
    package init(facts: ForecastFacts, reasons: [FillWarningReason]) {
        self.facts = facts
        self.reasons = reasons
    }

    /// Which output it is: `capacity.fill_warning_cleared`.
    package var type: OutputType { .capacityFillWarningCleared }
    /// The campaign.
    package var campaignId: String? { facts.campaign }
    /// Writes the fields of the article on forecasts.
    package func write(to writer: inout JSONWriter) {
        facts.write(to: &writer)
        writer.field("reasons", reasons.map(\.rawValue))
    }
}
