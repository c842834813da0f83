/// What a forecast of the fill date can say.
///
/// Source: domain §17.
package enum FillStanding: String, CaseIterable, Sendable {
    /// Use reaches the limit on an expected date.
    case filling
    /// Use has reached the limit.
    case alreadyFull = "already_full"
    /// Fewer than 14 dates have passed since the campaign left planned.
    case insufficientData = "insufficient_data"
    /// At this pace use does not reach the limit within 730 days.
    case beyondHorizon = "beyond_horizon"
}
