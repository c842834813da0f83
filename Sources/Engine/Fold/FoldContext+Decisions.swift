import Contracts
import Domain
import Storage

/// The memory of what was decided, and by which numbers. Source: domain §7.4.
extension FoldContext {
    /// Keeps a decision beside the ones that were told of its request before.
    func keep(
        _ decision: EnrollmentDecided,
        company: String,
        checks: AdmissionChecks?
    ) throws {
        try tables.decisions.insert(
            DecisionRow(
                company: company,
                requestId: decision.requestId,
                seq: rowNumber(),
                campaign: decision.campaign,
                at: clock,
                decision: decision.decision.rawValue,
                reasons: decision.reasons.map(\.rawValue),
                promoted: decision.promoted,
                duplicate: decision.duplicate,
                place: decision.waitlistPlace,
                checks: checks
            )
        )
    }
}
