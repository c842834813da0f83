/// What speaks for a campaign, or why a person must look, in the order in which it is told.
///
/// Source: domain §13.1.
package enum AssociationReason: String, CaseIterable, Sendable {
    /// The input names the campaign.
    case explicitCampaign = "explicit_campaign"
    /// The date lies within the campaign's dates.
    case insideDates = "inside_dates"
    /// The date lies within 14 days of the campaign's dates.
    case nearDates = "near_dates"
    /// A listed participant was enrolled as a beneficiary on the date.
    case participantActive = "participant_active"
    /// The enrollment of a listed participant ended within the 30 days before.
    case participantEnded = "participant_ended"
    /// A listed volunteer was enrolled on the date.
    case volunteerActive = "volunteer_active"
    /// The type of program is the campaign's.
    case programType = "program_type"
    /// Tags are shared with the group.
    case sharedTags = "shared_tags"
    /// Another campaign fits nearly as well.
    case closeSecond = "close_second"

    /// The points that it stands for alone; shared tags add 1 to 10 by how many there are.
    package var points: Int64 {
        switch self {
        case .explicitCampaign: 100
        case .insideDates: 25
        case .nearDates: 10
        case .participantActive: 35
        case .participantEnded: 20
        case .volunteerActive, .programType: 15
        case .sharedTags, .closeSecond: 0
        }
    }
}
