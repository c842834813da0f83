import Domain

/// A company as the model keeps it.
final class ModelCompany {
    let id: String
    let zone: ZoneTable
    let registered: CivilMonth
    let graceDays: Int64
    var isSuspended = false
    var version: Int64 = 1

    init(id: String, zone: ZoneTable, registeredAt clock: Instant, graceDays: Int64) {
        self.id = id
        self.zone = zone
        self.graceDays = graceDays
        registered = zone.localDate(at: clock).month
    }

    func date(_ instant: Instant) -> CivilDate { zone.localDate(at: instant) }

    func midnight(_ date: CivilDate) -> Instant { zone.localMidnight(of: date) }

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
