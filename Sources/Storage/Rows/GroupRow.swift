package import Contracts
package import Domain

/// A beneficiary group.
///
/// Source: domain §2.
package struct GroupRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// Whether new campaigns may choose it.
    package var active: Bool
    /// Everything that is said about it.
    package var fields: GroupFields
    /// 1, +1 per change.
    package var version: Int64

    /// Makes a new group.
    package init(_ fields: GroupCreate, id: String) {
        self.id = id
        active = fields.active
        self.fields = fields.fields
        version = 1
    }

    /// The name.
    package var name: String { fields.name ?? id }
    /// The program types it may take part in.
    package var eligibleProgramTypes: [ProgramType] { fields.eligibleProgramTypes ?? [] }
    /// The smallest number of people.
    package var minGroupSize: Int64? { fields.minGroupSize }
    /// The largest number of people.
    package var maxGroupSize: Int64? { fields.maxGroupSize }
    /// Free labels.
    package var tags: [String] { fields.tags ?? [] }

    var body: JSON { .object(fields.json) }

    init?(id: String, active: Bool, version: Int64, body: JSONObject) {
        guard let fields = GroupFields(json: body) else { return nil }
        self.id = id
        self.active = active
        self.fields = fields
        self.version = version
    }
}
