package import Domain

/// What is kept of single local dates of a campaign: its use and its sessions.
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
    private let addSessions: SQLStatement
    private let sessionsBetween: SQLStatement
    private let forgetSessions: SQLStatement
    private let held: SQLStatement

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
        addSessions = try SQLStatement(
            connection,
            """
            INSERT INTO session_days VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions
            """
        )
        sessionsBetween = try SQLStatement(
            connection,
            """
            SELECT coalesce(sum(sessions), 0) FROM session_days
            WHERE campaign = ? AND day >= ? AND day <= ?
            """
        )
        forgetSessions = try SQLStatement(
            connection,
            "DELETE FROM session_days WHERE campaign = ?"
        )
        held = try SQLStatement(
            connection,
            """
            SELECT effective_at FROM facts
            WHERE campaign = ? AND kind = 'session' AND voided = 0
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
            { row in
                let day = CivilDate(iso: row.text())
                let (peak, used, limit) = (row.int(), row.int(), row.int())
                return day.map { Use(day: $0, peak: peak, used: used, limit: limit) }
            }
        ) ?? nil
    }

    /// Counts sessions of a date, or takes them back.
    package func add(
        sessions: Int64,
        campaign: String,
        day: CivilDate
    ) throws(StorageFault) {
        try addSessions.run { binder in
            binder.add(campaign)
            binder.add(day.iso)
            binder.add(sessions)
        }
    }

    /// Counts the sessions of a campaign by date anew: local midnights have moved.
    package func recount(campaign: String, in zone: ZoneTable) throws(StorageFault) {
        try forgetSessions.run { $0.add(campaign) }
        for at in try held.all({ $0.add(campaign) }, { Instant(ms: $0.int()) }) {
            try add(sessions: 1, campaign: campaign, day: zone.localDate(at: at))
        }
    }

    /// The sessions of a range of dates.
    package func sessions(
        campaign: String,
        in dates: CivilRange
    ) throws(StorageFault) -> Int64 {
        try sessionsBetween.first(
            {
                $0.add(campaign)
                $0.add(dates.first.iso)
                $0.add(dates.last.iso)
            },
            { $0.int() }
        ) ?? 0
    }
}
