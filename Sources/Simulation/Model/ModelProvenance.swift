import Contracts
import Domain

/// Where something came from, as the model keeps it.
struct ModelProvenance {
    let kind: String
    var from: String?
    var root: String?
    let at: Instant
    let by: String

    var json: JSON {
        var object: JSONObject = ["kind": .string(kind)]
        object["fromId"] = from.map { .string($0) }
        object["rootId"] = root.map { .string($0) }
        object["at"] = .string(at.rfc3339)
        object["by"] = .string(by)
        return .object(object)
    }
}
