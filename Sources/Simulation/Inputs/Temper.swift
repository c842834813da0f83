/// What kind of history a seed gives: all of them are random, but not about the same things.
package enum Temper: Int, CaseIterable, Sendable {
    /// Everything happens to everybody.
    case varied
    /// Many people want few seats of one campaign.
    case crowded
    /// Campaigns are moved, paused, repriced and ended all the time.
    case restless
    /// Much is ordered for later, and the clock jumps over weeks and months.
    case scheduled
    /// Templates, settings and cohorts change all the time.
    case configured
    /// Credits, learners and anything else agreed, with months that end.
    case sold
    /// Shares of a subscription whose campaigns lend each other.
    case bundled
    /// Quotas everywhere.
    case limited

    /// How many of a hundred commands are about what.
    struct Shares {
        var cohorts: Int
        var calendar: Int
        var catalog: Int
        var configuration: Int
        /// Fees, corrections, subscriptions and quotas.
        var sales = 4
    }

    /// The temper of a seed.
    package init(seed: Int) {
        let count = Self.allCases.count
        self = Self.allCases[((seed % count) + count) % count]
    }

    /// The seed of one of the histories of this temper.
    package func seed(_ number: Int) -> Int { rawValue + number * Self.allCases.count }

    var shares: Shares {
        switch self {
        case .varied: Shares(cohorts: 14, calendar: 12, catalog: 10, configuration: 8)
        case .crowded: Shares(cohorts: 14, calendar: 0, catalog: 0, configuration: 4)
        case .restless: Shares(cohorts: 16, calendar: 10, catalog: 0, configuration: 0)
        case .scheduled: Shares(cohorts: 12, calendar: 50, catalog: 6, configuration: 0)
        case .configured: Shares(cohorts: 24, calendar: 4, catalog: 22, configuration: 38)
        case .sold: Shares(cohorts: 3, calendar: 2, catalog: 0, configuration: 0, sales: 40)
        case .bundled: Shares(cohorts: 2, calendar: 0, catalog: 0, configuration: 0, sales: 40)
        case .limited: Shares(cohorts: 8, calendar: 4, catalog: 0, configuration: 0, sales: 55)
        }
    }

    /// How many of a hundred choices go to the first company and its first campaign.
    var focus: Int {
        switch self {
        case .varied: 0
        case .crowded: 85
        case .restless: 60
        case .scheduled: 30
        case .configured: 45
        case .sold: 25
        case .bundled, .limited: 0
        }
    }

    /// The companies that most happens to.
    var companies: Int {
        switch self {
        case .bundled, .limited: 1
        case .sold: 2
        default: 3
        }
    }

    /// The models that are sold, by weight.
    var models: [String] {
        switch self {
        case .varied: ["seats", "seats", "seats", "credits", "iaas", "custom", "bundle"]
        case .sold: ["seats", "credits", "credits", "iaas", "iaas", "custom", "custom"]
        case .bundled: ["bundle", "bundle", "bundle", "bundle", "bundle", "bundle", "iaas"]
        case .limited: ["seats", "seats", "credits", "iaas", "bundle", "custom"]
        default: ["seats"]
        }
    }

    /// The share of sessions, milestones, served learners and costs among the facts.
    var activities: Int {
        switch self {
        case .varied: 12
        case .sold: 45
        case .bundled: 15
        case .limited: 35
        default: 4
        }
    }

    /// The share of holds and answers to offers among the facts.
    var places: Int {
        switch self {
        case .crowded: 20
        case .varied, .restless, .bundled: 10
        case .limited: 8
        case .scheduled, .configured, .sold: 2
        }
    }

    /// The campaigns of a company at the beginning.
    var campaigns: Int { self == .bundled ? 3 : 2 }

    /// The most seats that are sold.
    var seats: Int { self == .crowded ? 3 : 6 }

    /// The share of volunteers, in hundredths.
    var volunteers: Int {
        switch self {
        case .varied: 70
        case .crowded: 88
        case .sold: 40
        case .bundled: 15
        case .limited: 50
        case .restless, .scheduled, .configured: 45
        }
    }

    /// What campaigns are made from: classes of any size, classes that split, classes that fill.
    var templates: [String] {
        switch self {
        case .restless: ["split@1", "full@1"]
        case .bundled: ["open@1", "open@1", "split@1"]
        default: ["open@1", "split@1", "full@1"]
        }
    }

    /// Days from the start to the end of a campaign, at most.
    var length: ClosedRange<Int> {
        switch self {
        case .varied: 0...40
        case .scheduled: 3...50
        case .crowded, .restless, .configured, .sold, .bundled, .limited: 20...90
        }
    }

    /// How many of a hundred campaigns are moved on by hand at once: planned, opened, started.
    var opened: (planned: Int, recruiting: Int, active: Int) {
        switch self {
        case .varied, .crowded, .restless, .sold, .limited: (90, 80, 60)
        case .bundled: (95, 95, 70)
        case .scheduled: (85, 15, 5)
        case .configured: (80, 50, 30)
        }
    }

    /// The share of commands among the steps, in hundredths.
    var commands: Int {
        switch self {
        case .varied: 18
        case .crowded: 12
        case .restless: 30
        case .scheduled: 36
        case .configured: 50
        case .sold, .bundled: 20
        case .limited: 25
        }
    }

    /// The share of ticks that jump by days, in hundredths.
    var jumps: Int {
        switch self {
        case .varied: 10
        case .crowded, .restless: 3
        case .scheduled: 40
        case .configured: 8
        case .sold: 30
        case .bundled: 8
        case .limited: 20
        }
    }

    /// The most days of most jumps.
    var farthest: Int { self == .scheduled || self == .sold ? 30 : 9 }
}
