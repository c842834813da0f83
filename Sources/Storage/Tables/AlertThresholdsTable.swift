/// The custom thresholds of the campaigns.
package final class AlertThresholdsTable {
    private let replaceRow: SQLStatement
    private let ofCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO alert_thresholds VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        ofCompany = try SQLStatement(
            connection,
            """
            SELECT \(AlertThresholdsRow.columns) FROM alert_thresholds
            WHERE company = ? ORDER BY campaign
            """
        )
    }

    /// Adds the thresholds of a campaign or writes them anew.
    package func save(_ row: AlertThresholdsRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// The thresholds of a company's campaigns, by the campaigns' ids.
    package func find(company: String) throws(StorageFault) -> [AlertThresholdsRow] {
        try ofCompany.all({ $0.add(company) }, AlertThresholdsRow.read).compactMap { $0 }
    }
}
