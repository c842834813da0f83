package import Contracts
package import Domain

/// A piece of evidence of a campaign: a link, figures and what was odd, never a text.
///
/// Source: domain §13.
package struct EvidenceEntry: Sendable, Hashable {
    /// The fact that was taken.
    package let fact: FactRow
    /// How it found its campaign; nil when it named it.
    package let association: AssociationRow?

    /// What the selection reads; nil for a fact that is no evidence.
    package var item: EvidenceItem? { fact.evidence }

    /// The entry as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "evidenceRef": .string(fact.ref), "campaignId": .string(fact.campaign),
            "dimension": .string(fact.name),
        ]
        object["instanceId"] = fact.instance.map { .string($0) }
        object["participantId"] = fact.participant.map { .string($0) }
        for key in ["scoreBp", "confidence", "snippetHash", "verification", "programType", "tags"] {
            object[key] = fact.body[key]
        }
        object["effectiveAt"] = .string(fact.effectiveAt.rfc3339)
        object["flags"] = StoredJSON.words(fact.flags.map(\.rawValue))
        object["voided"] = .bool(fact.isVoided)
        object["position"] = .int(fact.position)
        object["associationId"] = association.map { .string($0.id) }
        object["associationStatus"] = association.map { .string($0.status.rawValue) }
        return object
    }
}
