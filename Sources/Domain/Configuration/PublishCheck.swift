/// What keeps a draft version from being published.
///
/// Source: domain §3.1.
package struct PublishCheck: Hashable, Sendable {
    /// `unsupported_keyword`, `config_invalid`, `version_incomplete`, in this order; empty is fine.
    package let reasons: [ReasonCode]
    /// What is wrong with the schema (below `/configSchema`), the defaults (below
    /// `/defaultConfig`) and the fields, ordered by path.
    package let errors: [ConfigurationError]

    /// Checks a draft whose schema document was not read yet.
    ///
    /// A schema that cannot be read hides what is wrong with the defaults against it.
    package static func assess(
        _ content: VersionContent,
        schema document: ConfigurationValue,
        n: Int64,
        changelog: String
    ) -> Self {
        do throws(InvalidConfigurationSchema) {
            var content = content
            content.configSchema = try ConfigurationSchema(document: document)
            return assess(content, n: n, changelog: changelog)
        } catch {
            let broken = moved(error.errors, below: "/configSchema")
            return make(config: broken, fields: incomplete(content, n: n, changelog: changelog))
        }
    }

    /// Checks a draft: its schema only narrows the base, its defaults are valid, nothing is missing.
    package static func assess(_ content: VersionContent, n: Int64, changelog: String) -> Self {
        let rules = content.rules
        let config =
            moved(content.configSchema.widenings(of: rules.base), below: "/configSchema")
            + moved(rules.errors(in: content.defaultConfig), below: "/defaultConfig")
        return make(config: config, fields: incomplete(content, n: n, changelog: changelog))
    }

    /// The check of a version whose documents cannot be read at all.
    package static func unreadable(_ errors: [ConfigurationError]) -> Self {
        make(config: errors, fields: [])
    }

    private static func make(config: [ConfigurationError], fields: [ConfigurationError]) -> Self {
        var reasons: [ReasonCode] = []
        if config.contains(where: { $0.code == .unsupportedKeyword }) {
            reasons.append(.unsupportedKeyword)
        }
        if config.contains(where: { $0.code != .unsupportedKeyword }) {
            reasons.append(.configInvalid)
        }
        if !fields.isEmpty { reasons.append(.versionIncomplete) }
        return Self(reasons: reasons, errors: ConfigurationError.ordered(config + fields))
    }

    private static func incomplete(
        _ content: VersionContent,
        n: Int64,
        changelog: String
    ) -> [ConfigurationError] {
        var errors: [ConfigurationError] = []
        if content.minParticipants > content.maxParticipants {
            errors.append(ConfigurationError("/minParticipants", .ruleViolated))
        }
        if content.outcomeMetrics.isEmpty {
            errors.append(ConfigurationError("/outcomeMetrics", .outOfRange))
        }
        if n >= 2, changelog.allSatisfy(\.isWhitespace) {
            errors.append(ConfigurationError("/changelog", .missingKey))
        }
        return errors
    }

    private static func moved(
        _ errors: [ConfigurationError],
        below place: String
    ) -> [ConfigurationError] {
        errors.map { ConfigurationError(place + $0.path, $0.code) }
    }
}
