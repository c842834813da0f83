/// Which snapshots are kept as they grow old.
///
/// Source: domain §12.2.
package enum SnapshotRetention {
    /// A snapshot as the rule sees it.
    package struct Snapshot: Hashable, Sendable {
        /// The id.
        package let id: String
        /// The local date it was taken on.
        package let date: CivilDate
        /// When it was taken.
        package let at: Instant
        /// Whether it is the last one of the campaign.
        package let isFinal: Bool

        /// A snapshot.
        package init(id: String, date: CivilDate, at: Instant, isFinal: Bool) {
            self.id = id
            self.date = date
            self.at = at
            self.isFinal = isFinal
        }
    }

    /// How long all snapshots are kept, in days.
    package static let keptDays: Int64 = 30

    /// The snapshots of one campaign that go, in the order given, which is that of time.
    ///
    /// Of every period the last snapshot that is still there stays; a final one always does. A
    /// campaign of high value keeps the last of each date to the age of 180 days. Under a legal
    /// hold nothing goes, which is for the caller to know.
    package static func removable(
        _ snapshots: [Snapshot],
        today: CivilDate,
        isHighValue: Bool
    ) -> [String] {
        var removed: [String] = []
        for (index, snapshot) in snapshots.enumerated() where !snapshot.isFinal {
            let age = today.days(since: snapshot.date)
            guard let period = period(ofAge: age, isHighValue: isHighValue) else { continue }
            let key = period(snapshot.date)
            // Dates ascend, so the next snapshot is of the same period if any later one is.
            let next = snapshots.dropFirst(index + 1).first
            if next.map({ period($0.date) }) == key { removed.append(snapshot.id) }
        }
        return removed
    }

    /// What a snapshot of an age must be the last of; nil while all are kept.
    private static func period(
        ofAge age: Int64,
        isHighValue: Bool
    ) -> ((CivilDate) -> CivilDate)? {
        switch age {
        case ...keptDays: nil
        case ...(isHighValue ? 180 : 90): { $0 }
        case ...365: { $0.monday }
        case ...1095: { $0.month.firstDay }
        default:
            { date in
                let month = date.month
                return month.adding(months: -((month.month - 1) % 3)).firstDay
            }
        }
    }
}
