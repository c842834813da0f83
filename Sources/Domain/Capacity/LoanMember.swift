/// A campaign that holds a share of a bundle, as far as lending depends on it.
///
/// Source: domain §7.7.
package struct LoanMember: Hashable, Sendable {
    /// The id of the campaign.
    package let campaign: String
    /// What its own share is worth today in learners, 0 or more, without any loan.
    package var ownLimit: Int64
    /// U + H: its learners and the places it keeps for some, 0 or more.
    package var used: Int64
    /// Whether it may lend: it is live or completed.
    package var isLender: Bool

    /// A member of a subscription at one moment.
    package init(campaign: String, ownLimit: Int64, used: Int64, isLender: Bool) {
        self.campaign = campaign
        self.ownLimit = ownLimit
        self.used = used
        self.isLender = isLender
    }
}
