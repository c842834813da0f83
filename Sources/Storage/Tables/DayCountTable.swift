package import Domain

/// What is counted of campaigns by local date.
///
/// Source: domain §17, §12.1.
package final class DayCountTable {
    private let addTo: SQLStatement
    private let ofCampaign: SQLStatement
    private let forget: SQLStatement
    private let sessionsBetween: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let names = DayCounter.allCases.map(\.rawValue)
        let marks = Array(repeating: "?", count: names.count + 2).joined(separator: ", ")
        let sums = names.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        addTo = try SQLStatement(
            connection,
            "INSERT INTO day_counts VALUES (\(marks)) ON CONFLICT DO UPDATE SET \(sums)"
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT day, \(names.joined(separator: ", ")) FROM day_counts WHERE campaign = ?"
        )
        forget = try SQLStatement(connection, "DELETE FROM day_counts WHERE campaign = ?")
        sessionsBetween = try SQLStatement(
            connection,
            """
            SELECT coalesce(sum(sessions), 0) FROM day_counts
            WHERE campaign = ? AND day >= ? AND day <= ?
            """
        )
    }

    /// Counts on a date, or takes back what was counted.
    package func add(
        _ counts: DayCounts,
        campaign: String,
        day: CivilDate
    ) throws(StorageFault) {
        try addTo.run { binder in
            binder.add(campaign)
            binder.add(day.iso)
            for count in counts.counts { binder.add(count) }
        }
    }

    /// What is counted of a campaign by date; dates with nothing may be among them.
    package func find(campaign: String) throws(StorageFault) -> [CivilDate: DayCounts] {
        let rows = try ofCampaign.all(
            { $0.add(campaign) },
            { row in
                let day = CivilDate(iso: row.text())
                return (day, DayCounts(counts: DayCounter.allCases.map { _ in row.int() }))
            }
        )
        let dated = rows.compactMap { day, counts in day.map { ($0, counts) } }
        return Dictionary(dated, uniquingKeysWith: { $1 })
    }

    /// Writes what is counted of a campaign anew: local midnights have moved.
    package func replace(
        _ days: [CivilDate: DayCounts],
        campaign: String
    ) throws(StorageFault) {
        try forget.run { $0.add(campaign) }
        for (day, counts) in days { try add(counts, campaign: campaign, day: day) }
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
