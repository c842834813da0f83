import Contracts
package import Domain

/// What sales made of a campaign's signal, with what was known when it was raised.
///
/// Source: domain §19.
package struct UpsellLabel: Sendable, Hashable {
    /// The position of the record that decided.
    package let position: Int64
    /// The signal.
    package let signal: String
    /// Whether it was accepted, else declined.
    package let isAccepted: Bool
    /// Why it was declined.
    package let reason: String?
    /// What became of the deal, if it was accepted and that is known.
    package let outcome: UpsellOutcome?
    /// What was seen of it, frozen when it was raised.
    package let features: UpsellFeatures

    init?(_ row: inout Columns) {
        position = RowNumber.position(ofRow: row.int())
        signal = row.text()
        isAccepted = row.text() == UpsellStep.accepted.rawValue
        reason = row.optionalText()
        outcome = row.optionalText().flatMap(UpsellOutcome.init(rawValue:))
        guard case .campaign(let inputs) = UpsellInputs(json: StoredJSON.object(row.bytes()) ?? [:])
        else { return nil }
        features = UpsellFeatures(inputs)
    }
}
