package import Contracts
package import Domain

/// A version of a template with what its family says.
///
/// Source: domain §2, §3.1.
package struct TemplateVersionRow: Sendable, Hashable {
    /// The id, `<templateId>@<n>`.
    package var id: String
    /// The family.
    package var templateId: String
    /// The ordinal: 1, 2, 3 and so on.
    package var n: Int64
    /// Where it stands in its life.
    package var status: VersionStatus
    /// The family's name.
    package var name: String
    /// The family's kind of program.
    package var programType: ProgramType
    /// The family's owner; nil for a platform template.
    package var ownerCompanyId: String?
    /// Beneficiaries per cohort, at least.
    package var minParticipants: Int64
    /// Beneficiaries per cohort, at most.
    package var maxParticipants: Int64
    /// Tags of groups it is for.
    package var suitableForGroups: [String]
    /// What it is measured by.
    package var outcomeMetrics: [String]
    /// What its cohorts need.
    package var cohort: CohortDefaults
    /// When it was published.
    package var publishedAt: Instant?
    /// 1, +1 per change.
    package var version: Int64

    /// Makes the first draft of a new family.
    package init(_ fields: TemplateCreate, templateId: String) {
        id = "\(templateId)@1"
        self.templateId = templateId
        n = 1
        status = .draft
        name = fields.name
        programType = fields.programType
        ownerCompanyId = fields.ownerCompanyId
        minParticipants = fields.minParticipants
        maxParticipants = fields.maxParticipants
        suitableForGroups = fields.suitableForGroups
        outcomeMetrics = fields.outcomeMetrics
        cohort = fields.cohort
        publishedAt = nil
        version = 1
    }

    var body: JSON {
        var object: JSONObject = [
            "name": .string(name), "programType": .string(programType.rawValue),
            "minParticipants": .int(minParticipants), "maxParticipants": .int(maxParticipants),
            "suitableForGroups": StoredJSON.words(suitableForGroups),
            "outcomeMetrics": StoredJSON.words(outcomeMetrics),
            "cohort": .array([
                .int(cohort.minSize), .int(cohort.maxSize), .bool(cohort.autoSplit),
            ]),
        ]
        object["ownerCompanyId"] = ownerCompanyId.map { .string($0) }
        object["publishedAt"] = publishedAt.map { .int($0.ms) }
        return .object(object)
    }

    init?(
        id: String,
        templateId: String,
        n: Int64,
        status: String,
        version: Int64,
        body: JSONObject
    ) {
        guard let status = VersionStatus(rawValue: status),
            let type = ProgramType(rawValue: body["programType"]?.string ?? "")
        else { return nil }
        self.id = id
        self.templateId = templateId
        self.n = n
        self.status = status
        name = body["name"]?.string ?? ""
        programType = type
        ownerCompanyId = body["ownerCompanyId"]?.string
        minParticipants = body["minParticipants"]?.int ?? 1
        maxParticipants = body["maxParticipants"]?.int ?? 50
        suitableForGroups = StoredJSON.words(body["suitableForGroups"])
        outcomeMetrics = StoredJSON.words(body["outcomeMetrics"])
        cohort = CohortDefaults.of(type)
        if let stored = body["cohort"]?.array, stored.count == 3 {
            cohort.minSize = stored[0].int ?? 0
            cohort.maxSize = stored[1].int ?? 0
            cohort.autoSplit = stored[2].bool ?? false
        }
        publishedAt = body["publishedAt"]?.int.map { Instant(ms: $0) }
        self.version = version
    }
}
