package import Contracts
import Storage

/// An output that the model expects, with the fields that it vouches for.
package struct Expected: Sendable, Hashable, CustomStringConvertible {
    /// The position of the record.
    package let position: Int64
    /// The company or `platform`.
    package let partition: String
    /// The name without `headroom.` and version.
    package let name: String
    /// Fields of the data; null stands for a field that is absent.
    package let fields: JSONObject

    /// The output on one line.
    package var description: String {
        let text = String(decoding: CanonicalJSON.bytes(of: .object(fields)), as: UTF8.self)
        return "\(position) \(partition) \(name) \(text)"
    }

    /// The first field in which an output differs, or nil when it is the expected one.
    package func difference(from told: Told) -> String? {
        if told.row.partition != partition { return "partition \(told.row.partition)" }
        if told.name != name { return "name \(told.name)" }
        if told["position"]?.int != position { return "position" }
        for field in fields.members {
            let actual = told[field.key] ?? .null
            guard actual != field.value else { continue }
            let shown = String(decoding: CanonicalJSON.bytes(of: actual), as: UTF8.self)
            return "\(field.key) \(shown)"
        }
        return nil
    }
}
