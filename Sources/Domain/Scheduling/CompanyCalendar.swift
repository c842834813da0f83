/// What lies ahead of a company: moves by themselves, instances and blackouts.
///
/// Computed when it is asked for and never stored. Source: domain §20.
package struct CompanyCalendar: Hashable, Sendable {
    /// The dates it shows: today and the 399 after it.
    package let dates: CivilRange
    /// What the clock would do, by the moment at which it would.
    package let steps: [ScheduleStep]
    /// The instances that run on one of the dates, by campaign, first date and id.
    package let instances: [CalendarInstance]
    /// The blackouts that touch one of the dates, by first date.
    package let blackouts: [Blackout]

    /// How many dates a calendar shows.
    package static let dayCount: Int64 = 400

    /// The calendar of a company's campaigns at a moment.
    ///
    /// Dates alone can speak against a step here: what else may fail on its day is not known yet.
    package init(
        of schedules: [CampaignSchedule],
        blackouts: BlackoutCalendar,
        in zone: ZoneTable,
        clock: Instant
    ) {
        let dates = CivilRange(from: zone.localDate(at: clock), dayCount: Self.dayCount)
        self.dates = dates
        steps = schedules.flatMap { schedule in
            DryRun(
                of: schedule,
                blackouts: blackouts,
                in: zone,
                clock: clock,
                until: dates.last
            ).steps
        }.sorted { ($0.at, $0.item) < ($1.at, $1.item) }
        instances = schedules.flatMap { schedule in
            schedule.instances.filter { $0.dates.overlaps(dates) }.map { instance in
                CalendarInstance(
                    campaign: schedule.campaign,
                    id: instance.id,
                    status: instance.status,
                    dates: instance.dates
                )
            }
        }.sorted { first, second in
            (first.campaign, first.dates.first, first.id)
                < (second.campaign, second.dates.first, second.id)
        }
        self.blackouts = blackouts.blackouts.filter { $0.dates.overlaps(dates) }
    }
}
