package import Domain

/// A learner was measured in one dimension.
///
/// Source: domain §12.3, §21.2.
package struct OutcomeRecorded: Sendable, Hashable {
    /// How the measurement was made.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// A classifier read what the learner wrote or said.
        case aiClassifier = "ai_classifier"
        /// Rules computed it.
        case ruleBased = "rule_based"
        /// A person judged.
        case manual
    }

    /// The source system's reference, unique per company and kept for good.
    package let outcomeRef: String
    /// The campaign, if the sender knows it.
    package let campaignId: String?
    /// The learner.
    package let participantId: String
    /// What was measured.
    package let dimension: OutcomeDimension
    /// When in the program.
    package let phase: OutcomePhase
    /// What was measured, 0 to 10000 basis points.
    package let scoreBp: Int64
    /// How sure the measurement is, 0 to 100.
    package let confidence: Int64
    /// How it was made.
    package let method: Method
    /// The kind of program it was made in.
    package let programType: ProgramType?
    /// Free labels, at most 20.
    package let tags: [String]

    init?(_ fields: inout FieldReader) {
        let outcomeRef = fields.id("outcomeRef")
        campaignId = fields.id("campaignId", required: false)
        let participantId = fields.id("participantId")
        let dimension = fields.word("dimension", OutcomeDimension.self)
        let phase = fields.word("phase", OutcomePhase.self)
        let scoreBp = fields.int("scoreBp", in: 0...10_000)
        let confidence = fields.int("confidence", in: 0...100)
        let method = fields.word("method", Method.self)
        programType = fields.word("programType", ProgramType.self, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        guard let outcomeRef, let participantId, let dimension, let phase, let scoreBp,
            let confidence, let method
        else { return nil }
        self.outcomeRef = outcomeRef
        self.participantId = participantId
        self.dimension = dimension
        self.phase = phase
        self.scoreBp = scoreBp
        self.confidence = confidence
        self.method = method
    }
}
