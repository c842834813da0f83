import Domain
import Testing

/// Template versions that tests compare.
enum Versions {
    /// The two versions of the example of domain §14.
    static func pair() throws -> (VersionContent, VersionContent) {
        let one = VersionContent(.mentorship)
        var two = one
        var document = try #require(one.configSchema.document.object)
        let session = ["properties", "session", "properties"]
        document =
            document
            .setting(60, at: session + ["defaultDurationMinutes", "maximum"])
            .setting(["type": "integer", "minimum": 0], at: session + ["breakMinutes"])
        two.configSchema = try ConfigurationSchema(document: .object(document))
        two.defaultConfig =
            one.defaultConfig
            .setting(45, at: ["session", "defaultDurationMinutes"])
            .setting(0, at: ["session", "breakMinutes"])
        return (one, two)
    }

    /// A version with a small schema and no defaults.
    static func of(
        _ properties: ConfigurationValue,
        required: ConfigurationValue
    ) throws -> VersionContent {
        var version = VersionContent(.mentorship)
        version.configSchema = try ConfigurationSchema(document: [
            "type": "object", "properties": properties, "required": required,
        ])
        version.defaultConfig = [:]
        return version
    }

    /// Rules in which a version's schema stands alone.
    static func rules(of version: VersionContent) -> ConfigurationRules {
        ConfigurationRules(base: version.configSchema, version: version.configSchema)
    }
}
