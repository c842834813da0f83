package import Contracts
package import Domain

/// Which entries of the activity feed somebody wants to see, and may.
package struct ActivityFilter: Sendable, Hashable {
    /// Of one company, with all its campaigns.
    package var company: String
    /// Of one campaign of it alone.
    package var campaign: String?
    /// Of some kinds; empty for all.
    package var kinds: Set<ActivityFeedKind>
    /// By one actor.
    package var actor: String?
    /// From an instant on.
    package var from: Instant?
    /// Before an instant.
    package var to: Instant?
    /// Behind an entry, to go on with a list.
    package var after: Int64
    /// Oldest first; false for the newest first, before `after` where that is not 0.
    package var isAscending: Bool
    /// What a role may read; nil for everything.
    package var role: Principal.Role?
    /// At most so many.
    package var limit: Int64

    /// The feed of a company, or of one campaign of it.
    package init(
        company: String,
        campaign: String? = nil,
        kinds: Set<ActivityFeedKind> = [],
        actor: String? = nil,
        from: Instant? = nil,
        to: Instant? = nil,
        after: Int64 = 0,
        isAscending: Bool = true,
        role: Principal.Role? = nil,
        limit: Int64 = 100
    ) {
        self.company = company
        self.campaign = campaign
        self.kinds = kinds
        self.actor = actor
        self.from = from
        self.to = to
        self.after = after
        self.isAscending = isAscending
        self.role = role
        self.limit = limit
    }

    /// The kinds that are asked for and may be read, in a fixed order.
    var readableKinds: [ActivityFeedKind] {
        let readable = role.map(ActivityFeedKind.readable(by:)) ?? ActivityFeedKind.allCases
        return kinds.isEmpty ? readable : readable.filter(kinds.contains)
    }
}
