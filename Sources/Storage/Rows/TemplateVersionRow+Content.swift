package import Contracts
package import Domain

/// A version as the rules of configuration take it.
extension TemplateVersionRow {
    /// The document that says which settings there are; nil when the version does not narrow its
    /// type.
    package var schemaDocument: JSONObject? { fields.configSchema }

    /// Everything about the version that campaigns are made of.
    ///
    /// Settings that its defaults do not name have the defaults of the program type.
    ///
    /// - Throws: What is wrong with its documents, each path below `/configSchema`,
    ///   `/defaultConfig` or `/uiSchema`. A published version has no such errors.
    package func content() throws(InvalidConfiguration) -> VersionContent {
        var content = VersionContent(programType)
        if let schema = fields.configSchema {
            content.configSchema = try Self.below("/configSchema") {
                () throws(InvalidConfiguration) in try ConfigurationDecoder.schema(.object(schema))
            }
        }
        if let settings = fields.defaultConfig {
            let named = try Self.below("/defaultConfig") { () throws(InvalidConfiguration) in
                try ConfigurationDecoder.document(.object(settings))
            }
            content.defaultConfig = content.defaultConfig.merged(with: named)
        }
        if let hints = fields.uiSchema {
            content.uiSchema = try Self.below("/uiSchema") { () throws(InvalidConfiguration) in
                try ConfigurationDecoder.document(.object(hints))
            }
        }
        content.minParticipants = minParticipants
        content.maxParticipants = maxParticipants
        content.volunteersNeeded = fields.volunteersNeeded ?? content.volunteersNeeded
        content.outcomeMetrics = outcomeMetrics
        content.suitableForGroups = Set(suitableForGroups)
        content.estCostPerParticipant = fields.estCostPerParticipant
        content.estMinutesPerVolunteer =
            fields.estMinutesPerVolunteer ?? content.estMinutesPerVolunteer
        return content
    }

    private static func below<Read>(
        _ place: String,
        _ read: () throws(InvalidConfiguration) -> Read
    ) throws(InvalidConfiguration) -> Read {
        do throws(InvalidConfiguration) {
            return try read()
        } catch {
            throw InvalidConfiguration(
                errors: error.errors.map { ConfigurationError(place + $0.path, $0.code) }
            )
        }
    }
}
