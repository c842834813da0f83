import Contracts
import Domain

/// A version of a template as the model keeps it.
final class ModelVersion {
    let id: String
    let family: String
    let number: Int64
    let owner: String?
    let type: ProgramType
    var fields: TemplateVersionFields { didSet { known = nil } }
    var status = "draft"
    var version: Int64 = 1
    var successor: String?
    var wasPublished = false
    /// When it makes place for the next one, by the plan of that one's publication.
    var deprecateAt: Instant?
    var archiveAt: Instant?
    private var known: VersionContent?

    init(
        family: String,
        number: Int64,
        owner: String?,
        type: ProgramType,
        fields: TemplateVersionFields
    ) {
        id = "\(family)@\(number)"
        self.family = family
        self.number = number
        self.owner = owner
        self.type = type
        self.fields = fields
    }

    /// What it says; nil when that makes no sense.
    var content: VersionContent? {
        if let known { return known }
        do throws(InvalidConfiguration) {
            known = try read()
        } catch {
            return nil
        }
        return known
    }

    /// Why a draft is not published, by 3.1.
    var unfit: [String] {
        do throws(InvalidConfiguration) {
            let check = PublishCheck.assess(
                try read(),
                n: number,
                changelog: fields.changelog ?? ""
            )
            return check.reasons.map(\.rawValue)
        } catch {
            return PublishCheck.unreadable(error.errors).reasons.map(\.rawValue)
        }
    }

    private func read() throws(InvalidConfiguration) -> VersionContent {
        var content = VersionContent(type)
        if let schema = fields.configSchema {
            content.configSchema = try ConfigurationDecoder.schema(.object(schema))
        }
        if let settings = fields.defaultConfig {
            content.defaultConfig = ModelConfiguration.merge(
                content.defaultConfig,
                try ConfigurationDecoder.document(.object(settings))
            )
        }
        if let hints = fields.uiSchema {
            content.uiSchema = try ConfigurationDecoder.document(.object(hints))
        }
        content.minParticipants = fields.minParticipants ?? content.minParticipants
        content.maxParticipants = fields.maxParticipants ?? content.maxParticipants
        content.volunteersNeeded = fields.volunteersNeeded ?? content.volunteersNeeded
        content.outcomeMetrics = fields.outcomeMetrics ?? []
        content.suitableForGroups = Set(fields.suitableForGroups ?? [])
        content.estCostPerParticipant = fields.estCostPerParticipant
        content.estMinutesPerVolunteer =
            fields.estMinutesPerVolunteer ?? content.estMinutesPerVolunteer
        return content
    }
}
