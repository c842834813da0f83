/// The parts of an upsell score, in the order in which they are told.
///
/// Source: domain §10.1.
package enum UpsellFactor: String, CaseIterable, Sendable {
    /// How much of the limit is used.
    case capacity
    /// What the program achieves.
    case performance
    /// How busy its volunteers are.
    case engagement
    /// How much of the budget is spent.
    case spend
    /// Stands for performance when nothing is known of it.
    case noPerformanceData = "no_performance_data"
    /// Company signal: how many campaigns could share a bundle.
    case campaigns
    /// Company signal: how many of them have a high social return.
    case highSroi = "high_sroi"
    /// Company signal: how full they are on average.
    case utilization
}
