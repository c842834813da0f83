/// What a template version says apart from its status.
///
/// Source: domain §2.
package struct VersionContent: Hashable, Sendable {
    /// The type of the family.
    package var programType: ProgramType
    /// The version's own schema.
    package var configSchema: ConfigurationSchema
    /// The values that campaigns start from.
    package var defaultConfig: ConfigurationDocument
    /// Hints for forms, free of rules; an empty object says nothing.
    package var uiSchema: ConfigurationDocument
    /// Beneficiaries a cohort is meant to have at least.
    package var minParticipants: Int64
    /// Beneficiaries a cohort is meant to have at most.
    package var maxParticipants: Int64
    /// Volunteers that a cohort needs.
    package var volunteersNeeded: Int64
    /// What it is measured by.
    package var outcomeMetrics: [String]
    /// Tags of groups it is for; empty means any.
    package var suitableForGroups: Set<String>
    /// What a participant is estimated to cost.
    package var estCostPerParticipant: Money?
    /// How long a volunteer is estimated to be busy.
    package var estMinutesPerVolunteer: Int64

    /// A version of a type with the type's own schema and defaults, and the defaults of the fields.
    package init(_ type: ProgramType) {
        let vocabulary = ProgramVocabulary.of(type)
        programType = type
        configSchema = vocabulary.schema
        defaultConfig = vocabulary.defaults
        uiSchema = [:]
        minParticipants = 1
        maxParticipants = 50
        volunteersNeeded = 1
        outcomeMetrics = []
        suitableForGroups = []
        estCostPerParticipant = nil
        estMinutesPerVolunteer = 1440
    }

    /// What the configurations of the version must obey.
    package var rules: ConfigurationRules { ConfigurationRules(programType, version: configSchema) }
}
