/// How much of a campaign's time has passed and how much is left, in local dates.
///
/// Source: domain §9.3.
package struct CampaignDays: Hashable, Sendable {
    /// Dates with at least one active moment so far, today included.
    package let elapsed: Int64
    /// Dates after today through the last one of the campaign.
    package let remaining: Int64
    /// Days until the last date, negative after it; nil without one.
    package let untilEnd: Int64?

    /// The count from the dates on which a campaign was active.
    ///
    /// Dates may repeat and come in any order; those after today do not count.
    package init(active dates: [CivilDate], today: CivilDate, endDate: CivilDate?) {
        elapsed = Int64(Set(dates.lazy.filter { $0 <= today }).count)
        untilEnd = endDate?.days(since: today)
        remaining = max(0, untilEnd ?? 0)
    }

    /// A count that is known.
    package init(elapsed: Int64, remaining: Int64, untilEnd: Int64?) {
        self.elapsed = elapsed
        self.remaining = remaining
        self.untilEnd = untilEnd
    }

    /// Dates that have passed and dates that are left.
    package var planned: Int64 { Arithmetic.saturatingSum(elapsed, remaining) }

    /// Whether a part of the planned time has passed, as a whole number of parts.
    func hasPassed(oneOf parts: Int64) -> Bool {
        Int128(elapsed) * Int128(parts) >= Int128(planned)
    }
}
