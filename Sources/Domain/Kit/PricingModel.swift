/// What a campaign sold, and so what its capacity counts.
///
/// Source: domain §7.1.
package enum PricingModel: String, CaseIterable, Sendable {
    /// Volunteer seats per month.
    case seats
    /// Prepaid credits, in thousandths.
    case credits
    /// Learners served, priced each.
    case iaas
    /// A share of a bundle subscription.
    case bundle
    /// Anything else agreed; counted like seats.
    case custom

    /// What one unit of use is called.
    package var unit: CapacityUnit {
        switch self {
        case .seats: .seat
        case .credits: .milliCredit
        case .iaas, .bundle: .learner
        case .custom: .volunteer
        }
    }
}
