import Contracts
package import Domain

/// A configuration as a column holds it, read only when somebody asks.
///
/// Every awake cohort carries one and hardly any is looked at; as bytes it costs a copy, as a
/// document a thousand times that.
package struct StoredConfiguration: Sendable, Hashable {
    /// The canonical JSON.
    let bytes: [UInt8]

    /// Writes a configuration.
    package init(_ document: ConfigurationDocument) {
        bytes = document.isEmpty ? Array("{}".utf8) : CanonicalJSON.bytes(of: JSON(document))
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The configuration; empty when the column holds none.
    package var document: ConfigurationDocument {
        guard bytes.count > 2, let json = try? JSONParser.parse(bytes) else { return [:] }
        return Self.document(json)
    }

    /// JSON of this node's own making as a configuration; empty when it is none.
    static func document(_ json: JSON?) -> ConfigurationDocument {
        guard let json else { return [:] }
        do throws(InvalidConfiguration) {
            return try ConfigurationDecoder.document(json)
        } catch {
            return [:]
        }
    }
}
