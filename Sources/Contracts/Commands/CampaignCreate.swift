/// A new campaign, in draft.
///
/// Source: domain §2, §21.3.
package struct CampaignCreate: Sendable, Hashable {
    /// The id that the client chose, if it chose one.
    package let id: String?
    /// Its fields.
    package let fields: CampaignFields
    /// Its first overrides, as a patch over none (domain §6); later ones are commands of their own.
    package let configOverrides: JSONObject?

    init?(_ outer: inout FieldReader) {
        id = outer.clientId("id")
        if var nested = outer.nested("fields") {
            configOverrides = nested.object("configOverrides")
            outer.absorb(nested)
        } else {
            configOverrides = nil
        }
        guard let fields = CampaignFields(&outer) else { return nil }
        self.fields = fields
    }
}
