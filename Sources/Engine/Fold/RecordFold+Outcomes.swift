import Contracts
import Domain
import Storage

/// What was measured of learners. Source: domain §12.3, §21.2.
extension RecordFold {
    /// Keeps a measurement; of equal moments the position of the input's own record decides, also
    /// when it waited for its campaign.
    mutating func measure(
        _ outcome: OutcomeRecorded,
        _ data: JSONObject,
        at position: Int64,
        in instance: String?,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try known(
            .outcome,
            outcome.outcomeRef,
            pair,
            outcome.participantId,
            company
        )
        if let known { return known }
        var fact = fact(
            .outcome,
            outcome.outcomeRef,
            outcome.dimension.rawValue,
            pair,
            data,
            company
        )
        fact.position = position
        fact.participant = outcome.participantId
        fact.instance = instance
        try flagStrangers(&fact, [(outcome.participantId, .beneficiary)])
        try keep(fact, company)
        return .applied
    }
}
