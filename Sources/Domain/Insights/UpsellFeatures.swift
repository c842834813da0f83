/// What a learned model sees of a campaign's signal, each 0–100, frozen when it is raised.
///
/// Source: domain §19.
package struct UpsellFeatures: Hashable, Sendable {
    /// The score of use.
    package let capacity: Int64
    /// The score of what is achieved; 50 while nothing is known.
    package let performance: Int64
    /// The score of how busy volunteers are.
    package let engagement: Int64
    /// The score of spending.
    package let spend: Int64
    /// How long the campaign has been active; 100 is a year or more.
    package let tenure: Int64
    /// How many wait for what was sold; 100 is as many again.
    package let pressure: Int64
    /// Where use went in the last 7 days; 50 is nowhere.
    package let slope: Int64
    /// How many live campaigns the company has; 100 is ten or more.
    package let portfolio: Int64

    /// The features of what was looked at.
    package init(_ inputs: UpsellCampaignInputs) {
        let score = UpsellScore.assess(inputs.facts)
        capacity = score.capacity
        performance = score.performance ?? 50
        engagement = score.engagement
        spend = score.spend
        tenure = min(100, Arithmetic.floorOfProduct(inputs.elapsedDays, 100, over: 365) ?? 0)
        let waiting = Arithmetic.floorOfProduct(100, inputs.waiting, over: inputs.limit)
        pressure = min(100, waiting ?? (inputs.waiting == 0 ? 0 : 100))
        let change = inputs.facts.utilizationBp - inputs.weekAgoUtilizationBp
        slope = min(100, max(0, 50 + (Arithmetic.roundHalfAway(change, over: 20) ?? 0)))
        portfolio = min(100, Arithmetic.floorOfProduct(10, inputs.liveCampaigns, over: 1) ?? 100)
    }

    /// The features in the order of domain §19.
    package var values: [Int64] {
        [capacity, performance, engagement, spend, tenure, pressure, slope, portfolio]
    }
}
