/// How often a campaign is looked at on one local date.
///
/// Source: domain §12.2.
package enum SnapshotPace: String, CaseIterable, Sendable {
    /// At local midnight.
    case daily
    /// At 0, 6, 12 and 18 hours.
    case sixHourly = "six_hourly"
    /// Every hour.
    case hourly

    /// The pace of a date by the status at its midnight and the sessions of the 7 dates before.
    package init(status: CampaignStatus, recentSessions: Int64) {
        switch (status, recentSessions) {
        case (.active, 101...): self = .hourly
        case (.active, 26...): self = .sixHourly
        default: self = .daily
        }
    }

    /// Whether a campaign of a status is looked at by the clock.
    package static func isSnapshotted(_ status: CampaignStatus) -> Bool {
        switch status {
        case .planned, .recruiting, .active, .paused: true
        case .draft, .completed, .closed: false
        }
    }

    private var hours: [Int64] {
        switch self {
        case .daily: [0]
        case .sixHourly: [0, 6, 12, 18]
        case .hourly: (0...23).map { $0 }
        }
    }

    /// When a campaign is looked at next, after a moment at which it was.
    ///
    /// The pace is that of the date that began last; what comes after its hours is the next local
    /// midnight. Hours that a change of offset leaves out fall on one moment and count once.
    package func next(after moment: Instant, in zone: ZoneTable) -> Instant {
        let midnight = zone.nextLocalMidnight(after: moment)
        let date = zone.dayBegun(at: moment)
        let slots = hours.map { zone.localInstant(of: date, hour: $0) }
        return slots.first { $0 > moment && $0 < midnight } ?? midnight
    }
}
