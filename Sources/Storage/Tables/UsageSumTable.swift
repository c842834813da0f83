package import Contracts
package import Domain

/// Sums over the usage ledger per campaign, kind, model and month.
///
/// Source: domain §11.5.
package final class UsageSumTable {
    private let addTo: SQLStatement
    private let ofCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        addTo = try SQLStatement(
            connection,
            """
            INSERT INTO usage_sums VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity,
                minutes = minutes + excluded.minutes, late = late + excluded.late,
                late_minutes = late_minutes + excluded.late_minutes,
                reversed = reversed + excluded.reversed,
                reversed_minutes = reversed_minutes + excluded.reversed_minutes
            """
        )
        ofCampaign = try SQLStatement(
            connection,
            """
            SELECT type, model, period, quantity, minutes, late, late_minutes, reversed,
                reversed_minutes
            FROM usage_sums WHERE campaign = ? ORDER BY type, model, period
            """
        )
    }

    /// Counts a record of the ledger in.
    ///
    /// A record without a campaign is what a subscription costs and is in no sum.
    package func add(_ usage: BillingUsageRecorded, company: String) throws(StorageFault) {
        guard let campaign = usage.campaign else { return }
        try addTo.run { binder in
            binder.add(company)
            binder.add(campaign)
            binder.add(usage.usageType.rawValue)
            binder.add(usage.model.rawValue)
            binder.add(usage.period)
            binder.add(usage.quantity)
            let minutes = usage.minutes ?? 0
            binder.add(minutes)
            binder.add(usage.lateFor == nil ? 0 : usage.quantity)
            binder.add(usage.lateFor == nil ? 0 : minutes)
            binder.add(usage.reverses == nil ? 0 : usage.quantity)
            binder.add(usage.reverses == nil ? 0 : minutes)
        }
    }

    /// All sums of a campaign.
    package func find(campaign: String) throws(StorageFault) -> [LedgerSum] {
        try ofCampaign.all({ $0.add(campaign) }, Self.read).compactMap { $0 }
    }

    private static func read(_ row: inout Columns) -> LedgerSum? {
        let type = LedgerType(rawValue: row.text())
        let model = PricingModel(rawValue: row.text())
        let period = CivilMonth(iso: row.text())
        let (quantity, minutes) = (row.int(), row.int())
        let (late, lateMinutes) = (row.int(), row.int())
        let (reversed, reversedMinutes) = (row.int(), row.int())
        guard let type, let model, let period else { return nil }
        return LedgerSum(
            type: type,
            model: model,
            period: period,
            quantity: quantity,
            minutes: minutes,
            late: late,
            lateMinutes: lateMinutes,
            reversed: reversed,
            reversedMinutes: reversedMinutes
        )
    }
}
