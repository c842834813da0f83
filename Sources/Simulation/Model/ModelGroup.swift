import Contracts

/// A group as the model keeps it.
final class ModelGroup {
    let id: String
    var fields: GroupFields
    var isActive: Bool
    var version: Int64 = 1

    init(id: String, fields: GroupFields, isActive: Bool) {
        self.id = id
        self.fields = fields
        self.isActive = isActive
    }
}
