package import Domain

/// The active volunteers of campaigns, for each local day on which their number changed.
///
/// The latest day of a campaign is kept with its counters. Source: domain §11.2.
package final class SeatDayTable {
    private let insertRow: SQLStatement
    private let between: SQLStatement
    private let before: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO seat_days VALUES (?, ?, ?, ?)"
        )
        between = try SQLStatement(
            connection,
            """
            SELECT day, peak, closing FROM seat_days
            WHERE campaign = ? AND day >= ? AND day <= ? ORDER BY day
            """
        )
        before = try SQLStatement(
            connection,
            """
            SELECT day, peak, closing FROM seat_days WHERE campaign = ? AND day < ?
            ORDER BY day DESC LIMIT 1
            """
        )
    }

    /// Writes a day that is over.
    package func save(_ day: VolunteerDay, campaign: String) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(campaign)
            binder.add(day.date.iso)
            binder.add(day.peak)
            binder.add(day.closing)
        }
    }

    /// The days of a range, earliest first.
    package func find(
        campaign: String,
        in dates: CivilRange
    ) throws(StorageFault) -> [VolunteerDay] {
        try between.all(
            {
                $0.add(campaign)
                $0.add(dates.first.iso)
                $0.add(dates.last.iso)
            },
            Self.read
        )
        .compactMap { $0 }
    }

    /// The last day before a date.
    package func last(
        campaign: String,
        before date: CivilDate
    ) throws(StorageFault)
        -> VolunteerDay?
    {
        try before.first(
            {
                $0.add(campaign)
                $0.add(date.iso)
            },
            Self.read
        ) ?? nil
    }

    private static func read(_ row: inout Columns) -> VolunteerDay? {
        let day = CivilDate(iso: row.text())
        let (peak, closing) = (row.int(), row.int())
        return day.map { VolunteerDay(date: $0, peak: peak, closing: closing) }
    }
}
