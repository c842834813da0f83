/// Why a signal went by itself.
///
/// Source: domain §10.4.
package enum UpsellExpiry: String, CaseIterable, Sendable {
    /// The score fell below the lowest that keeps it open.
    case scoreFell = "score_fell"
    /// The campaign or company is no longer looked at.
    case notEvaluated = "not_evaluated"
}
