package import Domain

/// An activity or evidence that named no campaign was associated with one, or waits for a person.
///
/// The same fields under two names: `evidence.associated` says that it counts,
/// `evidence.review_requested` that it does not yet. Source: domain §13.1, §21.4.
package struct EvidenceAssociation: OutputBody {
    /// Which of the two it is: `evidence.associated` or `evidence.review_requested`.
    package var type: OutputType
    /// The association.
    package var associationId: String
    /// The kind of fact.
    package var factKind: FactVoided.FactKind
    /// The source system's reference.
    package var factRef: String
    /// The campaign, or the best candidate.
    package var campaign: String?
    /// The cohort.
    package var instanceId: String?
    /// How well the campaign fits, 0 to 100.
    package var score: Int64
    /// What speaks for it, and why a person must look.
    package var reasons: [AssociationReason]

    /// Makes the body from its parts.
    package init(
        type: OutputType,
        associationId: String,
        factKind: FactVoided.FactKind,
        factRef: String,
        campaign: String?,
        instanceId: String?,
        score: Int64,
        reasons: [AssociationReason]
    ) {
        self.type = type
        self.associationId = associationId
        self.factKind = factKind
        self.factRef = factRef
        self.campaign = campaign
        self.instanceId = instanceId
        self.score = score
        self.reasons = reasons
    }

    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields.
    package func write(to writer: inout JSONWriter) {
        writer.field("associationId", associationId)
        writer.field("factKind", factKind.rawValue)
        writer.field("factRef", factRef)
        writer.field("instanceId", instanceId)
        writer.field("score", score)
        writer.field("reasons", reasons.map(\.rawValue))
    }
}
