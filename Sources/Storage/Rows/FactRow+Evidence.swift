import Contracts
package import Domain

/// A fact as evidence. Source: domain §13.2.
extension FactRow {
    /// What the selection and the sums read; nil for a fact that is no evidence.
    package var evidence: EvidenceItem? {
        guard kind == .evidence, let dimension = OutcomeDimension(rawValue: name),
            let scoreBp = body["scoreBp"]?.int, let confidence = body["confidence"]?.int,
            let verification = body["verification"]?.string
                .flatMap(EvidenceVerification.init(rawValue:))
        else { return nil }
        return EvidenceItem(
            ref: ref,
            dimension: dimension,
            scoreBp: scoreBp,
            confidence: confidence,
            verification: verification,
            effectiveAt: effectiveAt
        )
    }
}
