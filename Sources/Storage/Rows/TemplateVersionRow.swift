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
    /// What the version itself says, as far as it was said.
    package var fields: TemplateVersionFields
    /// The version that takes its place, when it is deprecated.
    package var supersededBy: String?
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
        self.fields = fields.version
        version = 1
    }

    /// Makes a draft that says what another version of the family says.
    package init(copyOf other: Self, n: Int64, changelog: String) {
        self = other
        id = "\(other.templateId)@\(n)"
        self.n = n
        status = .draft
        fields.changelog = changelog
        supersededBy = nil
        publishedAt = nil
        version = 1
    }

    /// Beneficiaries per cohort, at least.
    package var minParticipants: Int64 { fields.minParticipants ?? 1 }
    /// Beneficiaries per cohort, at most.
    package var maxParticipants: Int64 { fields.maxParticipants ?? 50 }
    /// Tags of groups it is for.
    package var suitableForGroups: [String] { fields.suitableForGroups ?? [] }
    /// What it is measured by.
    package var outcomeMetrics: [String] { fields.outcomeMetrics ?? [] }

    var body: JSON {
        var object: JSONObject = [
            "name": .string(name), "programType": .string(programType.rawValue),
            "fields": .object(fields.json),
        ]
        object["ownerCompanyId"] = ownerCompanyId.map { .string($0) }
        object["supersededBy"] = supersededBy.map { .string($0) }
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
            let type = ProgramType(rawValue: body["programType"]?.string ?? ""),
            let fields = body["fields"]?.object.flatMap(TemplateVersionFields.init(json:))
        else { return nil }
        self.id = id
        self.templateId = templateId
        self.n = n
        self.status = status
        name = body["name"]?.string ?? ""
        programType = type
        ownerCompanyId = body["ownerCompanyId"]?.string
        self.fields = fields
        supersededBy = body["supersededBy"]?.string
        publishedAt = body["publishedAt"]?.int.map { Instant(ms: $0) }
        self.version = version
    }
}
