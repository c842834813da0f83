/// A fact was a mistake: the only way to undo one.
///
/// Source: domain §1.6, §21.2.
package struct FactVoided: Sendable, Hashable {
    /// The kinds of fact that can be undone.
    package enum FactKind: String, Sendable, Hashable, CaseIterable {
        /// `enrollment.created`
        case enrollment
        /// `session.completed`
        case session
        /// `learner.served`
        case served
        /// `milestone.reached`
        case milestone
        /// `outcome.recorded`
        case outcome
        /// `evidence.recorded`
        case evidence
        /// `cost.recorded`
        case cost
    }

    /// The kind of fact.
    package let factKind: FactKind
    /// The fact's own reference.
    package let factRef: String
    /// The campaign, if the sender knows it.
    package let campaignId: String?
    /// Why, 1 to 500 characters.
    package let reason: String

    init?(_ fields: inout FieldReader) {
        let factKind = fields.word("factKind", FactKind.self)
        let factRef = fields.id("factRef")
        campaignId = fields.id("campaignId", required: false)
        let reason = fields.text("reason", maximum: 500)
        guard let factKind, let factRef, let reason else { return nil }
        self.factKind = factKind
        self.factRef = factRef
        self.reason = reason
    }
}
