/// What kind of history a seed gives: all of them are random, but not about the same things.
enum Temper: Int, CaseIterable {
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

    /// How many of a hundred commands are about what.
    struct Shares {
        var cohorts: Int
        var calendar: Int
        var catalog: Int
        var configuration: Int
    }

    init(seed: Int) {
        let count = Self.allCases.count
        self = Self.allCases[((seed % count) + count) % count]
    }

    var shares: Shares {
        switch self {
        case .varied: Shares(cohorts: 14, calendar: 12, catalog: 10, configuration: 8)
        case .crowded: Shares(cohorts: 14, calendar: 0, catalog: 0, configuration: 4)
        case .restless: Shares(cohorts: 16, calendar: 10, catalog: 0, configuration: 0)
        case .scheduled: Shares(cohorts: 12, calendar: 50, catalog: 6, configuration: 0)
        case .configured: Shares(cohorts: 24, calendar: 4, catalog: 22, configuration: 38)
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
        }
    }

    /// The most seats that are sold.
    var seats: Int { self == .crowded ? 3 : 6 }

    /// The share of volunteers, in hundredths.
    var volunteers: Int {
        switch self {
        case .varied: 70
        case .crowded: 88
        case .restless, .scheduled, .configured: 45
        }
    }

    /// What campaigns are made from: classes of any size, classes that split, classes that fill.
    var templates: [String] {
        self == .restless ? ["split@1", "full@1"] : ["open@1", "split@1", "full@1"]
    }

    /// Days from the start to the end of a campaign, at most.
    var length: ClosedRange<Int> {
        switch self {
        case .varied: 0...40
        case .scheduled: 3...50
        case .crowded, .restless, .configured: 20...90
        }
    }

    /// How many of a hundred campaigns are moved on by hand at once: planned, opened, started.
    var opened: (planned: Int, recruiting: Int, active: Int) {
        switch self {
        case .varied, .crowded, .restless: (90, 80, 60)
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
        }
    }

    /// The share of ticks that jump by days, in hundredths.
    var jumps: Int {
        switch self {
        case .varied: 10
        case .crowded, .restless: 3
        case .scheduled: 40
        case .configured: 8
        }
    }

    /// The most days of most jumps.
    var farthest: Int { self == .scheduled ? 30 : 9 }
}
