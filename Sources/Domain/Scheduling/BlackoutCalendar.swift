/// All blackouts of one company.
///
/// Source: domain §20.
package struct BlackoutCalendar: Hashable, Sendable {
    /// The blackouts in the order of their first dates.
    package let blackouts: [Blackout]

    /// The calendar of blackouts in any order; they may overlap.
    package init(_ blackouts: [Blackout] = []) {
        self.blackouts = blackouts.sorted {
            ($0.dates.first, $0.dates.last, $0.id) < ($1.dates.first, $1.dates.last, $1.id)
        }
    }

    /// Whether a date is blacked out for a campaign.
    package func covers(_ date: CivilDate, campaign: String) -> Bool {
        blackouts.contains { $0.dates.contains(date) && $0.concerns(campaign) }
    }

    /// The first date, this one or a later one, that is not blacked out for a campaign.
    ///
    /// Blackouts that overlap or follow each other without a gap count as one.
    package func firstFree(from date: CivilDate, campaign: String) -> CivilDate {
        var free = date
        // First dates ascend, so one pass carries the date through every chain of ranges.
        for blackout in blackouts
        where blackout.dates.contains(free) && blackout.concerns(campaign) {
            free = blackout.dates.last.adding(days: 1)
        }
        return free
    }

    /// When a move by itself that is due at a moment may happen: then, or after the blackouts.
    ///
    /// A move to another state than recruiting or active is never held back. The result lies in
    /// no blackout and never before the moment asked for, whatever the zone does at midnight.
    package func deferring(
        _ dueAt: Instant,
        to target: CampaignStatus,
        campaign: String,
        in zone: ZoneTable
    ) -> Instant {
        guard Blackout.holdsBack(target) else { return dueAt }
        var at = dueAt
        var date = zone.localDate(at: at)
        while covers(date, campaign: campaign) {
            var free = firstFree(from: date, campaign: campaign)
            at = zone.localMidnight(of: free)
            while at < dueAt {
                free = free.adding(days: 1)
                at = zone.localMidnight(of: free)
            }
            date = max(free, zone.localDate(at: at))
        }
        return at
    }
}
