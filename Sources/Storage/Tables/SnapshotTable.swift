package import Domain

/// The snapshots of campaigns and what the guarantees came to at their end.
///
/// Source: domain §12.2, §11.2.
package final class SnapshotTable {
    private let insertRow: SQLStatement
    private let removeRow: SQLStatement
    private let lastOf: SQLStatement
    private let agedOf: SQLStatement
    private let ofCampaign: SQLStatement
    private let anyOf: SQLStatement
    private let insertCredit: SQLStatement
    private let creditOf: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(SnapshotRow.columns) FROM snapshots"
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM snapshots WHERE seq = ?")
        lastOf = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? ORDER BY seq DESC LIMIT 1"
        )
        agedOf = try SQLStatement(
            connection,
            """
            SELECT DISTINCT campaign FROM snapshots
            WHERE company = ? AND day <= ? AND final = 0 ORDER BY campaign
            """
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT seq, id, day, at, final FROM snapshots WHERE campaign = ? ORDER BY seq"
        )
        anyOf = try SQLStatement(
            connection,
            "SELECT 1 FROM snapshots WHERE company = ? LIMIT 1"
        )
        insertCredit = try SQLStatement(
            connection,
            "INSERT INTO guarantee_credits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        creditOf = try SQLStatement(
            connection,
            "SELECT \(GuaranteeCreditRow.columns) FROM guarantee_credits WHERE campaign = ?"
        )
    }

    /// Adds a snapshot.
    package func insert(_ row: SnapshotRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }

    /// The latest snapshot of a campaign.
    package func last(campaign: String) throws(StorageFault) -> SnapshotRow? {
        try lastOf.first({ $0.add(campaign) }, { SnapshotRow(&$0) }) ?? nil
    }

    /// Whether a company has any snapshot.
    package func exists(company: String) throws(StorageFault) -> Bool {
        try anyOf.first({ $0.add(company) }, { _ in true }) ?? false
    }

    /// The campaigns of a company with a snapshot of a local date or an earlier one that may go:
    /// final ones stay.
    package func aged(
        company: String,
        through day: CivilDate
    ) throws(StorageFault) -> [String] {
        try agedOf.all(
            {
                $0.add(company)
                $0.add(day.iso)
            },
            { $0.text() }
        )
    }

    /// The snapshots of a campaign as retention sees them, earliest first.
    package func ages(
        campaign: String
    ) throws(StorageFault) -> [(seq: Int64, snapshot: SnapshotRetention.Snapshot)] {
        try ofCampaign.all(
            { $0.add(campaign) },
            { row in
                let (seq, id) = (row.int(), row.text())
                let day = CivilDate(iso: row.text())
                let at = Instant(ms: row.int())
                let isFinal = row.bool()
                return day.map { day in
                    (
                        seq,
                        SnapshotRetention.Snapshot(id: id, date: day, at: at, isFinal: isFinal)
                    )
                }
            }
        )
        .compactMap { $0 }
    }

    /// Takes a snapshot away.
    package func remove(seq: Int64) throws(StorageFault) {
        try removeRow.run { $0.add(seq) }
    }

    /// Writes what the guarantees of a campaign came to; a second time breaks a constraint.
    package func insert(_ row: GuaranteeCreditRow) throws(StorageFault) {
        try insertCredit.run { row.bind(&$0) }
    }

    /// What the guarantees of a campaign came to, once it is over.
    package func credit(campaign: String) throws(StorageFault) -> GuaranteeCreditRow? {
        try creditOf.first({ $0.add(campaign) }, { GuaranteeCreditRow(&$0) }) ?? nil
    }
}
