package import Domain

/// What every output about a forecast says of the campaign.
///
/// Source: domain §17, §21.4.
package struct ForecastFacts: Sendable, Hashable {
    /// The campaign.
    package var campaign: String
    /// Its name.
    package var name: String?
    /// The pricing model, which says what is used.
    package var model: PricingModel
    /// U.
    package var used: Int64
    /// L.
    package var limit: Int64
    /// The net change of U on the dates that the forecast looks back on.
    package var gained: Int64
    /// The forecast; nil for a campaign that has none any more.
    package var forecast: FillForecast?

    /// Makes the facts from their parts.
    package init(
        campaign: String,
        name: String?,
        model: PricingModel,
        used: Int64,
        limit: Int64,
        gained: Int64,
        forecast: FillForecast?
    ) {
        self.campaign = campaign
        self.name = name
        self.model = model
        self.used = used
        self.limit = limit
        self.gained = gained
        self.forecast = forecast
    }

    /// Writes the members that they have in common.
    func write(to writer: inout JSONWriter) {
        writer.field("campaignName", name)
        writer.field("standing", forecast?.standing.rawValue)
        writer.field("expectedDate", forecast?.expectedDate?.iso)
        writer.field("earliestDate", forecast?.earliestDate?.iso)
        writer.field("latestDate", forecast?.latestDate?.iso)
        writer.field("model", model.rawValue)
        writer.field("unit", model.unit.rawValue)
        writer.field("used", used)
        writer.field("limit", limit)
        writer.field("basisDays", forecast?.basisDays ?? 0)
        writer.field("gained", gained)
    }
}
