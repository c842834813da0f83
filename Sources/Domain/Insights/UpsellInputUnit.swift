/// The units of what goes into an upsell score.
package enum UpsellInputUnit: String, CaseIterable, Sendable {
    /// Basis points.
    case basisPoints = "bp"
    /// Social return in hundredths.
    case sroiHundredths = "sroi_hundredths"
    /// Volunteer impact score, 0–100.
    case vis
    /// Sessions per 100 volunteers.
    case sessionsPerHundred = "sessions_per_100_volunteers"
    /// A number of campaigns.
    case campaigns
    /// Nothing went in.
    case none
}
