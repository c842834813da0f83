package import Domain

/// Reads configurations, patches and schemas out of JSON.
///
/// Numbers that are no 64-bit integers and nulls out of place are `wrong_type`. A document has at
/// most 65536 bytes in its canonical form, and a configuration is at most 8 levels deep; more is
/// `out_of_range`. Paths start at the document. Source: domain §3.3, §6.
package struct ConfigurationDecoder {
    /// The most bytes of a document.
    package static let maximumBytes = 65_536

    private var errors: [ConfigurationError] = []
    private let maximumDepth: Int

    /// Reads a whole configuration or an override document.
    package static func document(
        _ json: JSON
    ) throws(InvalidConfiguration) -> ConfigurationDocument {
        guard case .object(let document) = try value(json, depth: ConfigurationSchema.maximumDepth)
        else { throw InvalidConfiguration(errors: [ConfigurationError("", .wrongType)]) }
        return document
    }

    /// Reads a schema; what the schema itself gets wrong is told with the same kind of error.
    package static func schema(_ json: JSON) throws(InvalidConfiguration) -> ConfigurationSchema {
        let document = try schemaDocument(json)
        do throws(InvalidConfigurationSchema) {
            return try ConfigurationSchema(document: document)
        } catch {
            throw InvalidConfiguration(errors: error.errors)
        }
    }

    /// Reads a schema document of a draft, which may still be outside the dialect.
    package static func schemaDocument(
        _ json: JSON
    ) throws(InvalidConfiguration) -> ConfigurationValue {
        try value(json, depth: JSONParser.maximumDepth)
    }

    /// Reads a patch: as a document, but `null` as the value of a key removes it.
    package static func patch(
        _ json: JSON
    ) throws(InvalidConfiguration) -> ConfigurationMembers<ConfigurationPatch> {
        guard case .object(let object) = json else {
            throw InvalidConfiguration(errors: [ConfigurationError("", .wrongType)])
        }
        var decoder = Self(maximumDepth: ConfigurationSchema.maximumDepth)
        let patch = decoder.patch(object, at: "", level: 1)
        try decoder.finish(json)
        return patch
    }

    private init(maximumDepth: Int) {
        self.maximumDepth = maximumDepth
    }

    private static func value(
        _ json: JSON,
        depth: Int
    ) throws(InvalidConfiguration) -> ConfigurationValue {
        var decoder = Self(maximumDepth: depth)
        let value = decoder.value(json, at: "", level: 1)
        try decoder.finish(json)
        // Without an error every part was read.
        return value ?? [:]
    }

    private mutating func finish(_ json: JSON) throws(InvalidConfiguration) {
        // What is too deep to be read is not measured either.
        if errors.isEmpty, CanonicalJSON.bytes(of: json).count > Self.maximumBytes {
            fail("", .outOfRange)
        }
        guard errors.isEmpty else {
            throw InvalidConfiguration(errors: ConfigurationError.ordered(errors))
        }
    }

    private mutating func fail(_ path: String, _ code: ConfigurationError.Code) {
        errors.append(ConfigurationError(path, code))
    }

    private mutating func patch(
        _ object: JSONObject,
        at path: String,
        level: Int
    ) -> ConfigurationMembers<ConfigurationPatch> {
        guard level <= maximumDepth else {
            fail(path, .outOfRange)
            return [:]
        }
        var patch = ConfigurationMembers<ConfigurationPatch>()
        for member in object.members {
            let below = ConfigurationPath.child(member.key, of: path)
            switch member.value {
            case .null: patch[member.key] = .remove
            case .object(let inner):
                patch[member.key] = .members(self.patch(inner, at: below, level: level + 1))
            case .bool, .int, .otherNumber, .string, .array:
                let value = value(member.value, at: below, level: level + 1)
                patch[member.key] = value.map(ConfigurationPatch.set)
            }
        }
        return patch
    }

    private mutating func value(_ json: JSON, at path: String, level: Int) -> ConfigurationValue? {
        switch json {
        case .null, .otherNumber:
            fail(path, .wrongType)
            return nil
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .string(let value): return .text(value)
        case .array(let items):
            guard level <= maximumDepth else {
                fail(path, .outOfRange)
                return nil
            }
            var values: [ConfigurationValue] = []
            for (index, item) in items.enumerated() {
                guard let value = value(item, at: "\(path)/\(index)", level: level + 1) else {
                    continue
                }
                values.append(value)
            }
            return .list(values)
        case .object(let object):
            guard level <= maximumDepth else {
                fail(path, .outOfRange)
                return nil
            }
            var document: ConfigurationDocument = [:]
            for member in object.members {
                let below = ConfigurationPath.child(member.key, of: path)
                document[member.key] = value(member.value, at: below, level: level + 1)
            }
            return .object(document)
        }
    }
}
