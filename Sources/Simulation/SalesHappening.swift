/// What can happen in a small space of two campaigns and three people.
package enum SalesHappening: String, Sendable, CaseIterable {
    /// The first person asks to join the first campaign.
    case firstAsks
    /// The second person asks to join the first campaign.
    case secondAsks
    /// The third person asks to join the first campaign.
    case thirdAsks
    /// The third person asks to join the second campaign.
    case thirdAsksNextDoor
    /// The second person has joined the second campaign, whatever room there is.
    case secondJoinsNextDoor
    /// The first person leaves the first campaign.
    case firstLeaves
    /// The first person completes the first campaign.
    case firstCompletes
    /// The first person was served in the first campaign.
    case firstIsServed
    /// The first person was not served after all.
    case firstIsNotServed
    /// A session of 45 minutes in the first campaign.
    case session
    /// The session was a mistake.
    case sessionIsVoided
    /// A session of 30 minutes in the second campaign, dated in the month before.
    case lateSession
    /// The first campaign is sold more of what it is sold.
    case growth
    /// The first campaign is sold less.
    case cut
    /// The second campaign is sold learners instead.
    case nextDoorIsSoldLearners
    /// The first campaign starts, or goes on.
    case start
    /// The first campaign rests.
    case pause
    /// The first campaign is over.
    case end
    /// A milestone of the first campaign's terms is reached.
    case milestone
    /// What the first campaign was charged last is taken back.
    case reversal
    /// The subscription has twice the learners.
    case doubled
    /// The subscription is canceled.
    case canceled
    /// The subscription has its first quantity again.
    case restored
    /// The campaigns of the subscription lend each other no more.
    case lendingEnds
    /// The quota of the first campaign is two.
    case quotaGrows
    /// The quota of the first campaign is one.
    case quotaShrinks
    /// Half a month passes.
    case halfMonth
}
