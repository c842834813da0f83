/// A unit of room is kept no longer: whoever held it does not want it.
///
/// Source: "Holds and offers", Messages.
package struct HoldReleased: Sendable, Hashable {
    /// The reference of the hold.
    package let holdRef: String
    /// The campaign.
    package let campaignId: String
    /// Why, 1 to 500 characters.
    package let reason: String?

    init?(_ fields: inout FieldReader) {
        let holdRef = fields.id("holdRef")
        let campaignId = fields.id("campaignId")
        reason = fields.text("reason", maximum: 500, required: false)
        guard let holdRef, let campaignId else { return nil }
        self.holdRef = holdRef
        self.campaignId = campaignId
    }
}
