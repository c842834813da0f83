package import Domain

/// The use of campaigns on the local dates on which it changed.
///
/// Source: domain §12.1, §9.3.
package final class MetricDayTable {
    /// U and L of a campaign on a local date on which one of them changed.
    package struct Use: Sendable, Hashable {
        /// The date.
        package let day: CivilDate
        /// The largest U of it; the value carried into the day counts.
        package var peak: Int64
        /// U at its end.
        package var used: Int64
        /// L at its end.
        package var limit: Int64

        /// The use of a date.
        package init(day: CivilDate, peak: Int64, used: Int64, limit: Int64) {
            self.day = day
            self.peak = peak
            self.used = used
            self.limit = limit
        }
    }

    private let replaceUse: SQLStatement
    private let lastUse: SQLStatement
    private let usesBetween: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceUse = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO use_days VALUES (?, ?, ?, ?, ?)"
        )
        lastUse = try SQLStatement(
            connection,
            """
            SELECT day, peak, used, limit_count FROM use_days WHERE campaign = ? AND day <= ?
            ORDER BY day DESC LIMIT 1
            """
        )
        usesBetween = try SQLStatement(
            connection,
            """
            SELECT day, peak, used, limit_count FROM use_days WHERE campaign = ?1 AND day <= ?3
                AND day >= coalesce((SELECT max(day) FROM use_days
                    WHERE campaign = ?1 AND day <= ?2), ?2)
            ORDER BY day
            """
        )
    }

    /// Writes the use of a date.
    package func save(_ use: Use, campaign: String) throws(StorageFault) {
        try replaceUse.run { binder in
            binder.add(campaign)
            binder.add(use.day.iso)
            binder.add(use.peak)
            binder.add(use.used)
            binder.add(use.limit)
        }
    }

    /// The last use noted on a date or before it; nil before the first.
    package func use(
        campaign: String,
        through day: CivilDate
    ) throws(StorageFault) -> Use? {
        try lastUse.first(
            {
                $0.add(campaign)
                $0.add(day.iso)
            },
            Self.read
        ) ?? nil
    }

    /// The uses noted on some dates, before them the last one that was noted earlier.
    package func uses(
        campaign: String,
        in dates: CivilRange
    ) throws(StorageFault) -> [Use] {
        try usesBetween.all(
            {
                $0.add(campaign)
                $0.add(dates.first.iso)
                $0.add(dates.last.iso)
            },
            Self.read
        )
        .compactMap { $0 }
    }

    private static func read(_ row: inout Columns) -> Use? {
        let day = CivilDate(iso: row.text())
        let (peak, used, limit) = (row.int(), row.int(), row.int())
        return day.map { Use(day: $0, peak: peak, used: used, limit: limit) }
    }
}
