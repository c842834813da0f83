import Domain

/// A company as the model keeps it.
final class ModelCompany {
    let id: String
    let zone: ZoneTable
    let registered: CivilMonth
    let graceDays: Int64
    let currency: String
    var isSuspended = false
    var version: Int64 = 1
    /// The earliest month that is not closed.
    var openMonth: CivilMonth

    init(
        id: String,
        zone: ZoneTable,
        registeredAt clock: Instant,
        graceDays: Int64,
        currency: String
    ) {
        self.id = id
        self.zone = zone
        self.graceDays = graceDays
        self.currency = currency
        registered = zone.localDate(at: clock).month
        openMonth = registered
    }

    func date(_ instant: Instant) -> CivilDate { zone.localDate(at: instant) }

    /// The last date whose midnight has passed; near a change of the zone another than the local
    /// one.
    func begun(_ instant: Instant) -> CivilDate {
        let next = date(instant).adding(days: 1)
        return midnight(next) <= instant ? next : date(instant)
    }

    func midnight(_ date: CivilDate) -> Instant { zone.localMidnight(of: date) }

    /// The next local midnight that lies ahead.
    func midnight(after clock: Instant) -> Instant {
        var day = date(clock).adding(days: 1)
        while midnight(day) <= clock { day = day.adding(days: 1) }
        return midnight(day)
    }

    /// The month a fact of `effective` counts in when it is booked on `today`.
    func booking(
        _ effective: CivilMonth,
        today: CivilDate
    ) -> (period: CivilMonth, lateFor: CivilMonth?) {
        let closes = effective.next.firstDay.adding(days: graceDays)
        let isClosed = effective < registered || (effective < today.month && today >= closes)
        return isClosed ? (today.month, effective) : (effective, nil)
    }
}
