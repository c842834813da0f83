/// Somebody off the waiting list answers the offer of a place: `enrollment.offer_accepted` or
/// `enrollment.offer_declined`, which have the same fields.
///
/// Source: "Holds and offers", Messages.
package struct OfferAnswered: Sendable, Hashable {
    /// The request that waited, or another one that stands for the same entry.
    package let requestId: String
    /// The campaign.
    package let campaignId: String

    init?(_ fields: inout FieldReader) {
        let requestId = fields.id("requestId")
        let campaignId = fields.id("campaignId")
        guard let requestId, let campaignId else { return nil }
        self.requestId = requestId
        self.campaignId = campaignId
    }
}
