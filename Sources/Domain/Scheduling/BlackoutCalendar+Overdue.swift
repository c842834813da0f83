/// Blackouts that come or go while something waits.
extension BlackoutCalendar {
    /// When a waiting move happens, seen from a clock that may have passed its moment.
    ///
    /// Its own moment, if neither this nor the clock lies in a blackout; what is overdue then
    /// happens at once and keeps its own moment.
    package func dueAt(
        _ moment: Instant,
        to target: CampaignStatus,
        campaign: String,
        in zone: ZoneTable,
        clock: Instant
    ) -> Instant {
        let planned = deferring(moment, to: target, campaign: campaign, in: zone)
        guard planned < clock else { return planned }
        let now = deferring(clock, to: target, campaign: campaign, in: zone)
        return now > clock ? now : planned
    }
}
