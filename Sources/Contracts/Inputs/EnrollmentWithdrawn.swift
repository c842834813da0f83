/// Somebody has left before the end.
///
/// Source: domain §21.2.
package struct EnrollmentWithdrawn: Sendable, Hashable {
    /// Why somebody left, where the source system says.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The participant's own wish.
        case participant
        /// The volunteer's wish.
        case volunteer
        /// Never came.
        case noShow = "no_show"
        /// Moved away.
        case moved
        /// Anything else.
        case other
    }

    /// The reference of the enrollment that ends.
    package let enrollmentRef: String
    /// The campaign.
    package let campaignId: String
    /// Why, if known.
    package let reason: Reason?

    init?(_ fields: inout FieldReader) {
        let enrollmentRef = fields.id("enrollmentRef")
        let campaignId = fields.id("campaignId")
        reason = fields.word("reason", Reason.self, required: false)
        guard let enrollmentRef, let campaignId else { return nil }
        self.enrollmentRef = enrollmentRef
        self.campaignId = campaignId
    }
}
