package import Contracts
package import Domain

/// A beneficiary group.
///
/// Source: domain §2.
package struct GroupRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The name.
    package var name: String
    /// Whether new campaigns may choose it.
    package var active: Bool
    /// The kind of group.
    package var groupType: String
    /// ISO 3166 alpha-2.
    package var countryCode: String
    /// The program types it may take part in.
    package var eligibleProgramTypes: [ProgramType]
    /// The smallest number of people.
    package var minGroupSize: Int64?
    /// The largest number of people.
    package var maxGroupSize: Int64?
    /// Free labels.
    package var tags: [String]
    /// 1, +1 per change.
    package var version: Int64

    /// Makes a new group.
    package init(_ fields: GroupCreate, id: String) {
        self.id = id
        name = fields.name
        active = fields.active
        groupType = fields.groupType.rawValue
        countryCode = fields.countryCode
        eligibleProgramTypes = fields.eligibleProgramTypes
        minGroupSize = fields.minGroupSize
        maxGroupSize = fields.maxGroupSize
        tags = fields.tags
        version = 1
    }

    var body: JSON {
        var object: JSONObject = [
            "groupType": .string(groupType), "countryCode": .string(countryCode),
            "eligibleProgramTypes": StoredJSON.words(eligibleProgramTypes.map(\.rawValue)),
            "tags": StoredJSON.words(tags),
        ]
        object["minGroupSize"] = minGroupSize.map { .int($0) }
        object["maxGroupSize"] = maxGroupSize.map { .int($0) }
        return .object(object)
    }

    init(id: String, name: String, active: Bool, version: Int64, body: JSONObject) {
        self.id = id
        self.name = name
        self.active = active
        groupType = body["groupType"]?.string ?? ""
        countryCode = body["countryCode"]?.string ?? ""
        eligibleProgramTypes = StoredJSON.words(body["eligibleProgramTypes"])
            .compactMap(ProgramType.init(rawValue:))
        minGroupSize = body["minGroupSize"]?.int
        maxGroupSize = body["maxGroupSize"]?.int
        tags = StoredJSON.words(body["tags"])
        self.version = version
    }
}
