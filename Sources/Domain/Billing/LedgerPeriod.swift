/// The month a ledger record is booked in.
///
/// Source: domain §11.1.
package struct LedgerPeriod: Hashable, Sendable {
    /// The month it is booked in.
    package let period: CivilMonth
    /// The closed month it belongs to, if it came too late for it.
    package let lateFor: CivilMonth?

    /// The month of a fact of `effective` when it is booked on `today`.
    ///
    /// A closed month takes nothing more: the fact moves to the current one. A month closes at
    /// local midnight of day 1 + grace of the next one, and months before the company was
    /// registered were never open.
    package static func booking(
        effective: CivilMonth,
        today: CivilDate,
        closeGraceDays: Int64,
        registered: CivilMonth
    ) -> Self {
        let open = max(
            firstOpen(today: today, closeGraceDays: closeGraceDays),
            registered
        )
        if effective >= open { return Self(period: effective, lateFor: nil) }
        return Self(period: today.month, lateFor: effective)
    }

    /// The earliest month that is still open on a day.
    package static func firstOpen(today: CivilDate, closeGraceDays: Int64) -> CivilMonth {
        let current = today.month
        return today < closingDate(of: current.previous, closeGraceDays: closeGraceDays)
            ? current.previous : current
    }

    /// The date at whose local midnight a month closes; grace is 0–10 days.
    package static func closingDate(
        of month: CivilMonth,
        closeGraceDays: Int64
    ) -> CivilDate {
        month.next.firstDay.adding(days: closeGraceDays)
    }
}
