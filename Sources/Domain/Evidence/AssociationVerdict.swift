/// What becomes of an activity or evidence without a campaign.
///
/// Source: domain §13.1.
package enum AssociationVerdict: String, CaseIterable, Sendable {
    /// It belongs to the best campaign.
    case auto
    /// A coordinator confirms a campaign or dismisses it.
    case review
    /// It stays without a campaign.
    case ignored

    /// What a score alone says: 80 or more, 40 or more, less.
    package static func of(score: Int64) -> Self {
        if score >= 80 { return .auto }
        return score >= 40 ? .review : .ignored
    }
}
