package import Domain

/// The forecasts of the campaigns, one for each local date on which one was made.
///
/// Source: domain §17.
package final class ForecastTable {
    /// How many dates forecasts are kept for.
    package static let keptDays: Int64 = 400

    private let insertRow: SQLStatement
    private let lastOf: SQLStatement
    private let forgetRows: SQLStatement
    private let leftPlanned: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 19).joined(separator: ", ")
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO forecasts(\(ForecastRow.columns)) VALUES (\(marks))"
        )
        lastOf = try SQLStatement(
            connection,
            """
            SELECT \(ForecastRow.columns) FROM forecasts WHERE campaign = ?
            ORDER BY day DESC LIMIT 1
            """
        )
        forgetRows = try SQLStatement(
            connection,
            "DELETE FROM forecasts WHERE campaign = ? AND day < ?"
        )
        leftPlanned = try SQLStatement(
            connection,
            """
            SELECT at FROM status_history WHERE campaign = ? AND from_status = 'planned'
                AND to_status IN ('recruiting', 'active') ORDER BY seq DESC LIMIT 1
            """
        )
    }

    /// Adds the forecast of a date; a second one breaks a constraint.
    package func insert(_ row: ForecastRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }

    /// The latest forecast of a campaign.
    package func last(campaign: String) throws(StorageFault) -> ForecastRow? {
        try lastOf.first({ $0.add(campaign) }, { ForecastRow(&$0) }) ?? nil
    }

    /// Takes the forecasts of a campaign away whose date is before another.
    package func forget(
        campaign: String,
        before day: CivilDate
    ) throws(StorageFault) {
        try forgetRows.run {
            $0.add(campaign)
            $0.add(day.iso)
        }
    }

    /// When a campaign left planned; nil before.
    package func leftPlannedAt(campaign: String) throws(StorageFault) -> Instant? {
        try leftPlanned.first({ $0.add(campaign) }, { Instant(ms: $0.int()) })
    }
}
