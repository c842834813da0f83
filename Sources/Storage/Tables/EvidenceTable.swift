package import Domain

/// How much evidence there is, and which is the best.
///
/// Source: domain §13.2, §12.2.
package final class EvidenceTable {
    private let replaceRow: SQLStatement
    private let ofPlace: SQLStatement
    private let ofCampaign: SQLStatement
    private let standing: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(EvidenceSumRow.columns) FROM evidence_sums WHERE campaign = ?"
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO evidence_sums VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        ofPlace = try SQLStatement(connection, "\(select) AND instance = ? AND dimension = ?")
        ofCampaign = try SQLStatement(connection, "\(select) ORDER BY instance, dimension")
        standing = try SQLStatement(
            connection,
            """
            SELECT \(FactRow.columns) FROM facts
            WHERE campaign = ? AND kind = 'evidence' AND voided = 0
            """
        )
    }

    /// Counts evidence that was written for its campaign and its cohort, or takes it back when it
    /// is voided.
    package func count(_ fact: FactRow) throws(StorageFault) {
        guard let item = fact.evidence else { return }
        for instance in [RollupTable.whole, fact.instance].compactMap({ $0 }) {
            var sum =
                try find(fact.campaign, instance, item.dimension)
                ?? EvidenceSumRow(
                    campaign: fact.campaign,
                    instance: instance,
                    dimension: item.dimension
                )
            sum.count(item, isVoided: fact.isVoided)
            try save(sum)
        }
    }

    /// The sums of a campaign and of its cohorts, the whole first.
    package func sums(campaign: String) throws(StorageFault) -> [EvidenceSumRow] {
        try ofCampaign.all({ $0.add(campaign) }, { EvidenceSumRow(&$0) })
    }

    /// The best evidence of a campaign as of a date.
    package func best(
        campaign: String,
        on today: CivilDate,
        zone: ZoneTable,
        limit: Int64 = EvidenceSelection.defaultLimit
    ) throws(StorageFault) -> [EvidenceSelection.Pick] {
        let whole = try sums(campaign: campaign).filter { $0.instance == RollupTable.whole }
        guard whole.contains(where: { $0.pieces > 0 }) else { return [] }
        let items = try standing.all({ $0.add(campaign) }, { FactRow(&$0).evidence })
        return EvidenceSelection(of: items.compactMap { $0 }, on: today, zone: zone, limit: limit)
            .picks
    }

    private func find(
        _ campaign: String,
        _ instance: String,
        _ dimension: OutcomeDimension
    ) throws(StorageFault) -> EvidenceSumRow? {
        try ofPlace.first(
            {
                $0.add(campaign)
                $0.add(instance)
                $0.add(dimension.rawValue)
            },
            { EvidenceSumRow(&$0) }
        )
    }

    private func save(_ sum: EvidenceSumRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(sum.campaign)
            binder.add(sum.instance)
            binder.add(sum.dimension.rawValue)
            binder.add(sum.pieces)
            binder.add(sum.verified)
            binder.add(sum.scoreBp)
            binder.add(sum.redacted)
            binder.add(sum.voided)
        }
    }
}
