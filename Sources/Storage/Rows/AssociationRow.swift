package import Contracts
package import Domain

/// An activity or evidence that came without a campaign, and what became of it.
///
/// It keeps the input until it counts, and the reference for good. Source: domain §13.1.
package struct AssociationRow: Sendable, Hashable {
    /// A campaign that might have been meant.
    package struct Candidate: Sendable, Hashable {
        /// The campaign.
        package var campaign: String
        /// How well it fits, 0 to 100.
        package var score: Int64
        /// What speaks for it.
        package var reasons: [AssociationReason]

        /// Makes a candidate from its parts.
        package init(campaign: String, score: Int64, reasons: [AssociationReason]) {
            self.campaign = campaign
            self.score = score
            self.reasons = reasons
        }
    }

    /// Who said what became of it.
    package struct Resolution: Sendable, Hashable {
        /// The principal.
        package var by: String
        /// When, by the clock.
        package var at: Instant
        /// The record of the command.
        package var position: Int64
        /// Why, if it was said.
        package var note: String?

        /// Makes a resolution from its parts.
        package init(by: String, at: Instant, position: Int64, note: String?) {
            self.by = by
            self.at = at
            self.position = position
            self.note = note
        }
    }

    /// The company.
    package var company: String
    /// The kind of fact.
    package var kind: FactVoided.FactKind
    /// The source system's reference.
    package var ref: String
    /// The core-made id.
    package var id: String
    /// What became of it.
    package var status: AssociationStatus
    /// Whether it was a mistake.
    package var isVoided = false
    /// Whom it is about, where it is about one person.
    package var participant: String?
    /// The campaign that it counts for, or the best candidate while it waits; nil where none fits.
    package var campaign: String?
    /// The cohort.
    package var instance: String?
    /// How well that campaign fits, 0 to 100.
    package var score: Int64
    /// What speaks for it, and why a person must look.
    package var reasons: [AssociationReason]
    /// The best candidates, at most five, best first.
    package var candidates: [Candidate]
    /// When it happened.
    package var effectiveAt: Instant
    /// When it came, by the clock.
    package var at: Instant
    /// The record that brought it.
    package var position: Int64
    /// The data of the input; of evidence its known fields alone.
    package var body: JSONObject
    /// What a person said; nil where nobody was asked, or not yet.
    package var resolution: Resolution?

    /// Makes an association that nobody has looked at.
    package init(
        company: String,
        kind: FactVoided.FactKind,
        ref: String,
        id: String,
        participant: String?,
        effectiveAt: Instant,
        at: Instant,
        position: Int64,
        body: JSONObject
    ) {
        self.company = company
        self.kind = kind
        self.ref = ref
        self.id = id
        status = .unassociated
        self.participant = participant
        score = 0
        reasons = []
        candidates = []
        self.effectiveAt = effectiveAt
        self.at = at
        self.position = position
        self.body = body
    }

    /// Whether a person must still say what becomes of it.
    package var isOpen: Bool { status == .review && !isVoided }
}
