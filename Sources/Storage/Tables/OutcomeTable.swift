import Domain

/// Where the learners of campaigns stand.
///
/// Source: domain §12.3.
package final class OutcomeTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let ofLearner: SQLStatement
    private let ofCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(LearnerOutcomeRow.columns) FROM learner_outcomes"
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO learner_outcomes VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(
            connection,
            """
            DELETE FROM learner_outcomes
            WHERE campaign = ? AND participant = ? AND dimension = ?
            """
        )
        ofLearner = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND participant = ? ORDER BY dimension"
        )
        ofCampaign = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? ORDER BY participant, dimension"
        )
    }

    /// Writes where a learner stands in a dimension.
    package func save(_ row: LearnerOutcomeRow, campaign: String) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(campaign)
            binder.add(row.participant)
            binder.add(row.dimension.rawValue)
            binder.add(row.outcome.baselineBp)
            binder.add(row.outcome.latestBp)
            binder.add(row.outcome.confidence)
            binder.add(row.socialValueMinor)
        }
    }

    /// Forgets a dimension of which nothing that was measured stands.
    package func remove(_ row: LearnerOutcomeRow, campaign: String) throws(StorageFault) {
        try removeRow.run { binder in
            binder.add(campaign)
            binder.add(row.participant)
            binder.add(row.dimension.rawValue)
        }
    }

    /// Where a learner stands in each dimension that was measured.
    package func find(
        campaign: String,
        participant: String
    ) throws(StorageFault) -> [LearnerOutcomeRow] {
        try ofLearner.all(
            {
                $0.add(campaign)
                $0.add(participant)
            },
            { LearnerOutcomeRow(&$0) }
        )
        .compactMap { $0 }
    }

    /// Where everybody of a campaign stands, by learner.
    package func find(campaign: String) throws(StorageFault) -> [LearnerOutcomeRow] {
        try ofCampaign.all({ $0.add(campaign) }, { LearnerOutcomeRow(&$0) }).compactMap { $0 }
    }
}
