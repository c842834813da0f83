/// What a metric is counted in.
///
/// Source: domain §0.
package enum MetricUnit: String, CaseIterable, Sendable {
    /// People, sessions, facts: whole things.
    case count
    /// Minutes.
    case minutes
    /// Thousandths of a credit.
    case milliCredits = "mc"
    /// The unit of the pricing model in effect.
    case capacity
    /// Minor units of the campaign's currency.
    case money
    /// Hundredths of a whole: 427 is 4.27.
    case hundredths
    /// Basis points: 10000 is 100 %.
    case basisPoints = "bp"
    /// 0 to 100.
    case score
    /// Impact points.
    case points
}
