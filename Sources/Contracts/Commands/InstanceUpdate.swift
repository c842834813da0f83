package import Domain

/// The fields of a planned cohort that change; absent ones stay.
///
/// Source: domain §21.3.
package struct InstanceUpdate: Sendable, Hashable {
    /// The cohort.
    package let instanceId: String
    /// Another name, 1 to 300 characters.
    package let name: String?
    /// Another first day.
    package let startDate: CivilDate?
    /// Another last day, inclusive.
    package let endDate: CivilDate?

    init?(_ fields: inout FieldReader) {
        let instanceId = fields.id("instanceId")
        name = fields.text("name", maximum: 300, required: false)
        startDate = fields.date("startDate", required: false)
        endDate = fields.date("endDate", required: false)
        guard let instanceId else { return nil }
        self.instanceId = instanceId
    }
}
