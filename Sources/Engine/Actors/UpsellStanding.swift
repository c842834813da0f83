/// What a campaign achieves and costs, as the upsell score takes it.
///
/// Source: domain §10.1.
struct UpsellStanding: Sendable {
    /// S: the social return in hundredths, if known.
    var sroi: Int64?
    /// V: the volunteer impact score of the latest snapshot; nil without outcomes.
    var vis: Int64?
    /// Sessions of the trailing 7 local dates.
    var sessions: Int64 = 0
    /// Dates with an active moment so far.
    var elapsedDays: Int64 = 0
    /// Charged and costs in minor units.
    var spentMinor: Int64 = 0
}
