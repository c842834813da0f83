package import Contracts
package import Domain

/// How a node stands, at a glance.
package struct NodeStatus: Sendable, Hashable {
    /// What became of the inputs, by disposition.
    package var tallies: [String: Int64] = [:]
    /// The last output that was written, as a number of the feed.
    package var lastFeed: Int64 = 0
    /// The last output that is confirmed, or read by nobody because there is no broker.
    package var confirmedFeed: Int64 = 0
    /// The last output that retention took away.
    package var prunedFeed: Int64 = 0
    /// Inputs that wait for another one.
    package var parked: Int64 = 0
    /// Entries of the rejected desk that nobody has dealt with.
    package var rejectedOpen: Int64 = 0
    /// Companies.
    package var companies: Int64 = 0
    /// Campaigns by state, in the order of a campaign's life; states without any are left out.
    package var campaigns: [(status: CampaignStatus, count: Int64)] {
        CampaignStatus.allCases.compactMap { status in
            campaignCounts[status].map { (status: status, count: $0) }
        }
    }
    /// Places used and sold and people who wait, over all live campaigns.
    ///
    /// A place is a seat, a learner or a volunteer; credits are no places.
    package var live = Live()
    /// What is used and sold over all live campaigns, by what they count; units without any are
    /// left out.
    package var liveByUnit: [CapacityUnit: Live] = [:]
    /// Open upsell signals.
    package var openSignals: Int64 = 0
    /// When the next thing happens by itself, nil when nothing does.
    package var nextDue: Instant?
    /// The size of the database in bytes.
    package var databaseBytes: Int64 = 0
    /// The size of the write-ahead log in bytes.
    package var walBytes: Int64 = 0

    var campaignCounts: [CampaignStatus: Int64] = [:]

    /// What the live campaigns come to together.
    package struct Live: Sendable, Hashable {
        /// How much is used.
        package var used: Int64 = 0
        /// How much was sold.
        package var limit: Int64 = 0
        /// People who wait.
        package var waiting: Int64 = 0
    }

    /// The status as an object of the command line and the API.
    package var json: JSONObject {
        [
            "tallies": .object(
                JSONObject(
                    tallies.sorted { $0.key < $1.key }
                        .map { .init(key: $0.key, value: .int($0.value)) }
                )
            ),
            "outbox": .object([
                "last": .int(lastFeed), "confirmed": .int(confirmedFeed),
                "pruned": .int(prunedFeed), "waiting": .int(lastFeed - confirmedFeed),
            ]),
            "parked": .int(parked), "rejectedOpen": .int(rejectedOpen),
            "companies": .int(companies),
            "campaigns": .object(
                JSONObject(
                    campaigns.map { .init(key: $0.status.rawValue, value: .int($0.count)) }
                )
            ),
            "live": .object([
                "used": .int(live.used), "limit": .int(live.limit), "waiting": .int(live.waiting),
            ]),
            "liveByUnit": .object(unitsJSON),
            "openSignals": .int(openSignals),
            "nextDue": nextDue.map { .string($0.rfc3339) } ?? .null,
            "databaseBytes": .int(databaseBytes), "walBytes": .int(walBytes),
        ]
    }

    private var unitsJSON: JSONObject {
        var object = JSONObject()
        for unit in CapacityUnit.allCases {
            object[unit.rawValue] = liveByUnit[unit].map {
                .object([
                    "used": .int($0.used), "limit": .int($0.limit), "waiting": .int($0.waiting),
                ])
            }
        }
        return object
    }
}
