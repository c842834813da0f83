/// Whoever holds a unit of room takes it: they are enrolled.
///
/// Source: "Holds and offers", Messages.
package struct HoldConfirmed: Sendable, Hashable {
    /// The reference of the hold.
    package let holdRef: String
    /// The campaign.
    package let campaignId: String

    init?(_ fields: inout FieldReader) {
        let holdRef = fields.id("holdRef")
        let campaignId = fields.id("campaignId")
        guard let holdRef, let campaignId else { return nil }
        self.holdRef = holdRef
        self.campaignId = campaignId
    }
}
