/// The copies of an instance, in this campaign or another one.
///
/// Source: domain §15.
package struct InstanceClone: Hashable, Sendable {
    /// Where the first copy starts.
    package enum Start: Hashable, Sendable {
        /// On a date.
        case date(CivilDate)
        /// So many days after the source.
        case shift(days: Int64)
    }

    /// Where the first copy starts.
    package let start: Start
    /// How many copies, 1–20.
    package let count: Int64
    /// The days from the start of one copy to that of the next; nil is the source's length.
    package let gapDays: Int64?

    /// A wish for copies, or nil when a number is out of its range: 1–20 copies, 0–3660 days.
    package init?(start: Start, count: Int64 = 1, gapDays: Int64? = nil) {
        guard (1...20).contains(count), (0...3660).contains(gapDays ?? 0) else { return nil }
        self.start = start
        self.count = count
        self.gapDays = gapDays
    }

    /// The dates of every copy of a source; each is as long as the source.
    package func dates(of source: CivilRange) -> [CivilRange] {
        let first =
            switch start {
            case .date(let date): source.adding(days: date.days(since: source.first))
            case .shift(let days): source.adding(days: days)
            }
        let gap = gapDays ?? source.dayCount
        return (0..<count).map { first.adding(days: $0 * gap) }
    }

    /// All codes that speak against all copies; one that fails stops the others too.
    ///
    /// A target that is still a draft may lack dates, and then takes copies of any.
    package func failing(
        source: CivilRange,
        target: CampaignStatus,
        targetDates: CivilRange?,
        isSameFamily: Bool
    ) -> [ReasonCode] {
        var failing: [ReasonCode] = []
        if !Self.takesCopies(target) { failing.append(.campaignState) }
        if !isSameFamily { failing.append(.templateMismatch) }
        if let targetDates, !dates(of: source).allSatisfy(targetDates.contains) {
            failing.append(.datesOutsideCampaign)
        }
        return failing
    }

    private static func takesCopies(_ status: CampaignStatus) -> Bool {
        switch status {
        case .draft, .planned, .recruiting, .active: true
        case .paused, .completed, .closed: false
        }
    }
}
