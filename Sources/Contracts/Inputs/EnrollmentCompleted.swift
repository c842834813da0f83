/// Somebody has finished the program.
///
/// Source: domain §21.2.
package struct EnrollmentCompleted: Sendable, Hashable {
    /// How it went, where the source system says.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The goal was met.
        case met
        /// The goal was not met; the person was served all the same.
        case notMet = "not_met"
        /// Nobody knows.
        case unknown
    }

    /// The reference of the enrollment that is complete.
    package let enrollmentRef: String
    /// The campaign.
    package let campaignId: String
    /// How it went, if known.
    package let outcome: Outcome?

    init?(_ fields: inout FieldReader) {
        let enrollmentRef = fields.id("enrollmentRef")
        let campaignId = fields.id("campaignId")
        outcome = fields.word("outcome", Outcome.self, required: false)
        guard let enrollmentRef, let campaignId else { return nil }
        self.enrollmentRef = enrollmentRef
        self.campaignId = campaignId
    }
}
