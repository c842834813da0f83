package import Domain

/// The counters of campaigns and cohorts, and what metrics remember beside them.
///
/// Source: domain §12.1.
package final class RollupTable {
    /// The name under which the whole campaign stands among its cohorts.
    package static let whole = ""

    private let replaceRow: SQLStatement
    private let ofCampaign: SQLStatement
    private let wholeOf: SQLStatement
    private let replaceHead: SQLStatement
    private let headOf: SQLStatement
    private let scored: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let names = RollupCounter.allCases.map(\.rawValue).joined(separator: ", ")
        let marks = Array(repeating: "?", count: RollupCounter.allCases.count + 2)
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO rollups VALUES (\(marks.joined(separator: ", ")))"
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT instance, \(names) FROM rollups WHERE campaign = ?"
        )
        wholeOf = try SQLStatement(
            connection,
            "SELECT \(names) FROM rollups WHERE campaign = ? AND instance = '\(Self.whole)'"
        )
        replaceHead = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO campaign_metrics VALUES (?, ?, ?, ?, ?, ?)"
        )
        headOf = try SQLStatement(
            connection,
            """
            SELECT people, book, snapshot_at, pace, model_since FROM campaign_metrics
            WHERE campaign = ?
            """
        )
        scored = try SQLStatement(
            connection,
            "SELECT campaign FROM campaign_metrics WHERE book IS NOT NULL ORDER BY campaign"
        )
    }

    /// Writes the counters of a cohort, or of the whole campaign.
    package func save(
        _ rollup: Rollup,
        campaign: String,
        instance: String
    ) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(campaign)
            binder.add(instance)
            for count in rollup.counts { binder.add(count) }
        }
    }

    /// The counters of a campaign by cohort, and of all of it under `whole`.
    package func find(campaign: String) throws(StorageFault) -> [String: Rollup] {
        let rows = try ofCampaign.all(
            { $0.add(campaign) },
            { row in
                let instance = row.text()
                return (instance, Rollup(counts: RollupCounter.allCases.map { _ in row.int() }))
            }
        )
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The counters of a whole campaign.
    package func whole(campaign: String) throws(StorageFault) -> Rollup {
        try wholeOf.first(
            { $0.add(campaign) },
            { row in Rollup(counts: RollupCounter.allCases.map { _ in row.int() }) }
        ) ?? Rollup()
    }

    /// Writes what the metrics of a campaign remember.
    package func save(_ head: CampaignMetricsRow) throws(StorageFault) {
        try replaceHead.run { binder in
            binder.add(head.campaign)
            binder.add(head.people)
            binder.add(head.book?.iso)
            binder.add(head.snapshotAt?.ms)
            binder.add(head.pace.rawValue)
            binder.add(head.modelSince?.iso)
        }
    }

    /// What the metrics of a campaign remember.
    package func head(campaign: String) throws(StorageFault) -> CampaignMetricsRow? {
        try headOf.first(
            { $0.add(campaign) },
            { row in
                var head = CampaignMetricsRow(campaign: campaign)
                head.people = row.int()
                head.book = row.optionalText().flatMap(CivilDate.init(iso:))
                head.snapshotAt = row.optionalInt().map { Instant(ms: $0) }
                head.pace = SnapshotPace(rawValue: row.text()) ?? .daily
                head.modelSince = row.optionalText().flatMap(CivilDate.init(iso:))
                return head
            }
        )
    }

    /// The campaigns whose social values were computed with a price book.
    package func priced() throws(StorageFault) -> [String] {
        try scored.all({ _ in }, { $0.text() })
    }
}
