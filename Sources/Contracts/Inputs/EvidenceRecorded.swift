package import Domain

/// Something shows that a learner gained: a link to it, never its text.
///
/// The snippet itself stays with its source; Headroom keeps a hash by which the source finds it
/// again. Source: domain §13, §21.2.
package struct EvidenceRecorded: Sendable, Hashable {
    /// The source system's reference, unique per company and kept for good.
    package let evidenceRef: String
    /// The campaign; absent, it is looked for (domain §13.1).
    package let campaignId: String?
    /// The opaque id of the beneficiary it is about, if it is about one.
    package let participantId: String?
    /// What it is evidence of.
    package let dimension: OutcomeDimension
    /// How strong it is, 0 to 10000 basis points.
    package let scoreBp: Int64
    /// How sure the strength is, 0 to 100.
    package let confidence: Int64
    /// The SHA-256 of the snippet, 64 hexadecimal digits.
    package let snippetHash: String
    /// Whether somebody checked it.
    package let verification: EvidenceVerification
    /// The kind of program, if the source system says.
    package let programType: ProgramType?
    /// Free labels, at most 20.
    package let tags: [String]

    init?(_ fields: inout FieldReader) {
        let evidenceRef = fields.id("evidenceRef")
        campaignId = fields.id("campaignId", required: false)
        participantId = fields.id("participantId", required: false)
        let dimension = fields.word("dimension", OutcomeDimension.self)
        let scoreBp = fields.int("scoreBp", in: 0...10_000)
        let confidence = fields.int("confidence", in: 0...100)
        let snippetHash = fields.hash("snippetHash")
        let verification = fields.word("verification", EvidenceVerification.self)
        programType = fields.word("programType", ProgramType.self, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        guard let evidenceRef, let dimension, let scoreBp, let confidence, let snippetHash,
            let verification
        else { return nil }
        self.evidenceRef = evidenceRef
        self.dimension = dimension
        self.scoreBp = scoreBp
        self.confidence = confidence
        self.snippetHash = snippetHash
        self.verification = verification
    }

    /// What is stored of it: the known fields alone, so that no text comes in under another name.
    package var json: JSONObject {
        var object: JSONObject = [
            "evidenceRef": .string(evidenceRef), "dimension": .string(dimension.rawValue),
            "scoreBp": .int(scoreBp), "confidence": .int(confidence),
            "snippetHash": .string(snippetHash), "verification": .string(verification.rawValue),
        ]
        object["campaignId"] = campaignId.map { .string($0) }
        object["participantId"] = participantId.map { .string($0) }
        object["programType"] = programType.map { .string($0.rawValue) }
        if !tags.isEmpty { object["tags"] = .array(tags.map { .string($0) }) }
        return object
    }
}
