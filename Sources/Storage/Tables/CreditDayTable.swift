package import Domain

/// The credits that the activities of a campaign cost, by the local date of the activity.
///
/// Source: domain §9.3.
package final class CreditDayTable {
    private let addTo: SQLStatement
    private let between: SQLStatement
    private let forget: SQLStatement
    private let charged: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        addTo = try SQLStatement(
            connection,
            """
            INSERT INTO credit_days VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET mc = mc + excluded.mc
            """
        )
        between = try SQLStatement(
            connection,
            """
            SELECT coalesce(sum(mc), 0) FROM credit_days
            WHERE campaign = ? AND day >= ? AND day <= ?
            """
        )
        forget = try SQLStatement(connection, "DELETE FROM credit_days WHERE campaign = ?")
        charged = try SQLStatement(
            connection,
            "SELECT effective_at, mc FROM facts WHERE campaign = ? AND mc <> 0 AND voided = 0"
        )
    }

    /// Counts thousandths of a credit of a date, or takes them back.
    package func add(
        _ mc: Int64,
        campaign: String,
        day: CivilDate
    ) throws(StorageFault) {
        try addTo.run { binder in
            binder.add(campaign)
            binder.add(day.iso)
            binder.add(mc)
        }
    }

    /// The thousandths of a credit of a range of dates.
    package func total(
        campaign: String,
        in dates: CivilRange
    ) throws(StorageFault) -> Int64 {
        try between.first(
            {
                $0.add(campaign)
                $0.add(dates.first.iso)
                $0.add(dates.last.iso)
            },
            { $0.int() }
        ) ?? 0
    }

    /// Counts a campaign by date anew: local midnights have moved.
    package func recount(campaign: String, in zone: ZoneTable) throws(StorageFault) {
        try forget.run { $0.add(campaign) }
        let facts = try charged.all(
            { $0.add(campaign) },
            { (at: Instant(ms: $0.int()), mc: $0.int()) }
        )
        for fact in facts {
            try add(fact.mc, campaign: campaign, day: zone.localDate(at: fact.at))
        }
    }
}
