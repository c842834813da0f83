/// What kind of history a seed gives: all of them are random, but not about the same things.
enum Temper: Int, CaseIterable {
    /// Everything happens to everybody.
    case varied
    /// Many people want few seats of one campaign.
    case crowded
    /// Campaigns are moved, paused, repriced and ended all the time.
    case restless

    init(seed: Int) {
        self = Self.allCases[((seed % 3) + 3) % 3]
    }

    /// How many of a hundred choices go to the first company and its first campaign.
    var focus: Int {
        switch self {
        case .varied: 0
        case .crowded: 85
        case .restless: 60
        }
    }

    /// The most seats that are sold.
    var seats: Int { self == .crowded ? 3 : 6 }

    /// The share of volunteers, in hundredths.
    var volunteers: Int {
        switch self {
        case .varied: 70
        case .crowded: 88
        case .restless: 45
        }
    }

    /// What campaigns are made from: classes of any size, classes that split, classes that fill.
    var templates: [String] {
        self == .restless ? ["split@1", "full@1"] : ["open@1", "split@1", "full@1"]
    }

    /// Days from the start to the end of a campaign, at most.
    var length: ClosedRange<Int> { self == .varied ? 0...40 : 20...90 }

    /// The share of commands among the steps, in hundredths.
    var commands: Int {
        switch self {
        case .varied: 14
        case .crowded: 10
        case .restless: 30
        }
    }

    /// The share of ticks that jump by days, in hundredths.
    var jumps: Int { self == .varied ? 10 : 3 }
}
