/// What sales was told last of the contracts that are looked at daily.
///
/// Source: domain §9.3.
package final class PricingSignalTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let byCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO pricing_signals VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(
            connection,
            "DELETE FROM pricing_signals WHERE campaign = ?"
        )
        byCampaign = try SQLStatement(
            connection,
            "SELECT \(PricingSignalRow.columns) FROM pricing_signals WHERE campaign = ?"
        )
    }

    /// Writes what was told, or that there was nothing to tell.
    package func save(_ row: PricingSignalRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// Forgets a campaign that is not looked at any more.
    package func remove(campaign: String) throws(StorageFault) {
        try removeRow.run { $0.add(campaign) }
    }

    /// What was told last; nil for a campaign that is not looked at.
    package func find(campaign: String) throws(StorageFault) -> PricingSignalRow? {
        try byCampaign.first({ $0.add(campaign) }, { PricingSignalRow(&$0) })
    }
}
