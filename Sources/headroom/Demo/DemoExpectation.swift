import Domain
import Storage

/// How a campaign stands at the end of the demo data.
///
/// Source: domain §24, second table.
struct DemoExpectation: Sendable, Hashable {
    let campaign: String
    let status: CampaignStatus
    let used: Int64
    let limit: Int64
    let cap: Int64
    var waiting: Int64 = 0
    /// The thresholds whose alerts are sent, ascending.
    var sent: [Int64] = []
    /// The thresholds that are passed over, ascending.
    var passed: [Int64] = []

    /// All campaigns.
    static let all: [DemoExpectation] =
        [
            .init("c-mentors-oslo", .active, 43, 50, 55, sent: [80]),
            .init(
                "c-mentor-circle",
                .active,
                7,
                7,
                7,
                waiting: 1,
                sent: [80, 100, 110],
                passed: [90]
            ),
            .init("c-norwegian-oslo", .paused, 1_920_000, 4_000_000, 4_400_000),
            .init("c-interns-2025", .completed, 60, 60, 66, sent: [80, 90, 100]),
            .init("c-family-buddies", .draft, 0, 25, 27),
            .init("c-german-berlin", .active, 95, 100, 110, sent: [80, 90]),
            .init("c-buddy-hamburg", .active, 70, 100, 110),
            .init("c-english-hamburg", .active, 65, 100, 110),
            .init("c-mentor-women", .active, 125, 125, 137, sent: [80, 90, 100]),
            .init("c-jobs-berlin", .active, 22, 40, 44),
            .init("c-pro-buddies", .recruiting, 20, 25, 27, sent: [80]),
            .init("c-digital-lviv", .active, 1_500_000, 10_000_000, 11_000_000),
            .init("c-tech-mentors-kyiv", .active, 22, 20, 22, sent: [80, 90, 100, 110]),
            .init("c-bootcamp-kyiv", .planned, 0, 30, 33),
            .init("c-cloud-certs", .active, 1_840_000, 2_000_000, 2_200_000, sent: [80, 90]),
            .init("c-buddy-2025", .closed, 0, 30, 33, sent: [80, 90]),
        ] + DemoHarbor.expectations

    /// Makes one row of the table.
    init(
        _ campaign: String,
        _ status: CampaignStatus,
        _ used: Int64,
        _ limit: Int64,
        _ cap: Int64,
        waiting: Int64 = 0,
        sent: [Int64] = [],
        passed: [Int64] = []
    ) {
        self.campaign = campaign
        self.status = status
        self.used = used
        self.limit = limit
        self.cap = cap
        self.waiting = waiting
        self.sent = sent
        self.passed = passed
    }

    /// How a campaign does stand.
    init(_ summary: CampaignSummary, _ alerts: [AlertEntry]) {
        let own = alerts.filter { $0.campaign == summary.id }
        let thresholds = { (status: AlertStatus) in
            own.filter { $0.status == status.rawValue && $0.subject.word == "threshold" }
                .map(\.threshold).sorted()
        }
        self.init(
            summary.id,
            summary.status,
            summary.room.used,
            summary.room.limit,
            summary.room.cap,
            waiting: summary.waiting,
            sent: thresholds(.sent),
            passed: thresholds(.passed)
        )
    }

    /// The row in words, for whoever compares.
    var sentence: String {
        let percents = { (list: [Int64]) in list.map { "\($0)" }.joined(separator: " ") }
        return "\(status.rawValue), \(used) of \(limit), cap \(cap), \(waiting) waiting,"
            + " sent [\(percents(sent))], passed [\(percents(passed))]"
    }
}
