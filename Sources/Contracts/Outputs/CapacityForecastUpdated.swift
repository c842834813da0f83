/// A campaign is expected to be full on another date than was told.
///
/// Source: domain §17, §21.4.
package struct CapacityForecastUpdated: OutputBody {
    /// The forecast and the campaign.
    package var facts: ForecastFacts

    /// Makes the body.
    package init(facts: ForecastFacts) { self.facts = facts }

    /// Which output it is: `capacity.forecast_updated`.
    package var type: OutputType { .capacityForecastUpdated }
    /// The campaign.
    package var campaignId: String? { facts.campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) { facts.write(to: &writer) }
}
