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
    /// The kind of program.
    package let programType: ProgramType
    /// The owning company; absent for a platform template.
    package let ownerCompanyId: String?
    /// Free labels, at most 20.
    package let tags: [String]
    /// Beneficiaries per cohort, at least.
    package let minParticipants: Int64
    /// Beneficiaries per cohort, at most.
    package let maxParticipants: Int64
    /// Tags of groups it is for; empty means any.
    package let suitableForGroups: [String]
    /// What it is measured by; at least one before it can be published.
    package let outcomeMetrics: [String]
    /// What its cohorts need: class size, and whether a full class opens another one.
    package let cohort: CohortDefaults

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let key = fields.text("key", maximum: 100)
        let name = fields.text("name", maximum: 255)
        let programType = fields.word("programType", ProgramType.self)
        ownerCompanyId = fields.id("ownerCompanyId", required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        minParticipants = fields.int("minParticipants", in: 1...10_000, required: false) ?? 1
        maxParticipants = fields.int("maxParticipants", in: 1...100_000, required: false) ?? 50
        suitableForGroups =
            fields.texts("suitableForGroups", maximumCount: 20, maximumLength: 50) ?? []
        outcomeMetrics = fields.texts("outcomeMetrics", maximumCount: 20, maximumLength: 50) ?? []
        guard let key, let name, let programType else { return nil }
        self.key = key
        self.name = name
        self.programType = programType
        var cohort = CohortDefaults.of(programType)
        if var nested = fields.nested("cohort") {
            cohort.minSize = nested.int("minSize", in: 0...1000, required: false) ?? cohort.minSize
            cohort.maxSize = nested.int("maxSize", in: 0...1000, required: false) ?? cohort.maxSize
            cohort.autoSplit = nested.bool("autoSplit") ?? cohort.autoSplit
            fields.absorb(nested)
        }
        if maxParticipants < minParticipants {
            fields.fail("maxParticipants", .ruleViolated, "must be at least minParticipants")
        }
        if cohort.maxSize > 0, cohort.minSize > cohort.maxSize {
            fields.fail("cohort/minSize", .ruleViolated, "must be at most maxSize")
        }
        self.cohort = cohort
    }
}
