package import Domain

/// What is used of the quotas, one row for each period that was looked at.
///
/// A quota that counts everything has one row. Of the others the current period and the next one
/// are there, and past ones for as long as something still asks for them.
package final class QuotaUseTable {
    private let replaceRow: SQLStatement
    private let removeRows: SQLStatement
    private let removePast: SQLStatement
    private let byPeriod: SQLStatement
    private let ofQuota: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO quota_uses VALUES (?, ?, ?, ?)"
        )
        removeRows = try SQLStatement(connection, "DELETE FROM quota_uses WHERE quota = ?")
        removePast = try SQLStatement(
            connection,
            "DELETE FROM quota_uses WHERE quota = ? AND period_start < ?"
        )
        let select = "SELECT period_start, use, crossed FROM quota_uses WHERE quota = ?"
        byPeriod = try SQLStatement(connection, "\(select) AND period_start = ?")
        ofQuota = try SQLStatement(connection, "\(select) ORDER BY period_start")
    }

    /// Adds what is used in a period or writes it anew.
    package func save(_ use: QuotaUse, quota: String) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(quota)
            binder.add(use.periodStart?.iso ?? "")
            binder.add(use.use)
            binder.add(use.crossedPcts.map(String.init).joined(separator: " "))
        }
    }

    /// Forgets a quota.
    package func remove(quota: String) throws(StorageFault) {
        try removeRows.run { $0.add(quota) }
    }

    /// Forgets the periods of a quota that began before a day.
    package func remove(quota: String, before start: CivilDate) throws(StorageFault) {
        try removePast.run { binder in
            binder.add(quota)
            binder.add(start.iso)
        }
    }

    /// What is used in a period, named by its first day; nil when nobody looked at it yet.
    package func find(quota: String, start: CivilDate?) throws(StorageFault) -> QuotaUse? {
        try byPeriod.first(
            { binder in
                binder.add(quota)
                binder.add(start?.iso ?? "")
            },
            Self.read
        )
    }

    /// All periods of a quota that are kept, earliest first.
    package func find(quota: String) throws(StorageFault) -> [QuotaUse] {
        try ofQuota.all({ $0.add(quota) }, Self.read)
    }

    private static func read(_ row: inout Columns) -> QuotaUse {
        QuotaUse(
            periodStart: CivilDate(iso: row.text()),
            use: row.int(),
            crossedPcts: row.text().split(separator: " ").compactMap { Int64($0) }
        )
    }
}
