/// What a coordinator makes of an activity or evidence that waits in review.
///
/// Source: domain §13.1, §21.3.
package struct AssociationResolve: Sendable, Hashable {
    /// Which one.
    package let associationId: String
    /// The campaign that it belongs to; nil when it is dismissed.
    package let campaignId: String?

    init?(_ fields: inout FieldReader) {
        let associationId = fields.id("associationId")
        campaignId = fields.id("campaignId", required: false)
        let isDismissed = fields.bool("dismiss")
        if isDismissed == false { fields.fail("dismiss", .ruleViolated, "must be true") }
        if fields.has("dismiss"), fields.has("campaignId") {
            fields.fail("dismiss", .ruleViolated, "either campaignId or dismiss, not both")
        } else if !fields.has("dismiss"), !fields.has("campaignId") {
            fields.fail("campaignId", .missingKey, "required unless dismiss is true")
        }
        guard let associationId, fields.errors.isEmpty else { return nil }
        self.associationId = associationId
    }
}
