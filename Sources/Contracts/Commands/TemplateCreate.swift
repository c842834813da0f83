package import Domain

/// A new template family together with the fields of its first draft version.
///
/// Source: domain §2, §3.1.
package struct TemplateCreate: Sendable, Hashable {
    /// The id that the client chose, if it chose one.
    package let id: String?
    /// Unique per owner, at most 100 characters.
    package let key: String
    /// 1 to 255 characters.
    package let name: String
    /// At most 5000 characters.
    package let description: String?
    /// The kind of program.
    package let programType: ProgramType
    /// The owning company; absent for a platform template.
    package let ownerCompanyId: String?
    /// Free labels, at most 20.
    package let tags: [String]
    /// The fields of the first version that the command names.
    package let version: TemplateVersionFields

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let key = fields.text("key", maximum: 100)
        let name = fields.text("name", maximum: 255)
        description = fields.text("description", maximum: 5000, minimum: 0, required: false)
        let programType = fields.word("programType", ProgramType.self)
        ownerCompanyId = fields.id("ownerCompanyId", required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        version = TemplateVersionFields(&fields)
        guard let key, let name, let programType else { return nil }
        self.key = key
        self.name = name
        self.programType = programType
        if version.maxParticipants == nil, minParticipants > maxParticipants {
            fields.fail("maxParticipants", .ruleViolated, "must be at least minParticipants")
        }
    }
}

/// The first version with the defaults of domain §2 where the command says nothing.
extension TemplateCreate {
    /// Beneficiaries per cohort, at least.
    package var minParticipants: Int64 { version.minParticipants ?? 1 }
    /// Beneficiaries per cohort, at most.
    package var maxParticipants: Int64 { version.maxParticipants ?? 50 }
    /// Volunteers per cohort.
    package var volunteersNeeded: Int64 { version.volunteersNeeded ?? 1 }
    /// The minutes a volunteer is reckoned to spend.
    package var estMinutesPerVolunteer: Int64 { version.estMinutesPerVolunteer ?? 1440 }
    /// Tags of groups it is for; empty means any.
    package var suitableForGroups: [String] { version.suitableForGroups ?? [] }
    /// What it is measured by; at least one before it can be published.
    package var outcomeMetrics: [String] { version.outcomeMetrics ?? [] }

    /// What its cohorts need: `defaultConfig.cohort` over the defaults of the type.
    ///
    /// A value of another type counts as absent; that the document is sound is checked before it is
    /// published.
    package var cohort: CohortDefaults {
        let named = version.defaultConfig?["cohort"]?.object
        var cohort = CohortDefaults.of(programType)
        cohort.minSize = named?["minSize"]?.int ?? cohort.minSize
        cohort.maxSize = named?["maxSize"]?.int ?? cohort.maxSize
        cohort.autoSplit = named?["autoSplit"]?.bool ?? cohort.autoSplit
        return cohort
    }
}
