package import Domain

/// The fields of a template version that a command sets; absent ones stay as they are.
///
/// The three documents are taken as they come; whether they are sound is for the rules of the
/// configuration. Source: domain §2, §3.
package struct TemplateVersionFields: Sendable, Hashable {
    /// What a configuration may hold, in the dialect of domain §3.3.
    package var configSchema: JSONObject?
    /// The configuration of a campaign that overrides nothing.
    package var defaultConfig: JSONObject?
    /// Hints for whoever draws a form of it; never interpreted.
    package var uiSchema: JSONObject?
    /// Beneficiaries per cohort, at least, 1 to 10000.
    package var minParticipants: Int64?
    /// Beneficiaries per cohort, at most, 1 to 100000.
    package var maxParticipants: Int64?
    /// Volunteers per cohort, 1 to 10000.
    package var volunteersNeeded: Int64?
    /// What it is measured by, at most 20; at least one before it can be published.
    package var outcomeMetrics: [String]?
    /// Tags of groups it is for, at most 20; empty means any.
    package var suitableForGroups: [String]?
    /// What a participant is reckoned to cost, 0 or more.
    package var estCostPerParticipant: Money?
    /// The minutes a volunteer is reckoned to spend, 1 or more.
    package var estMinutesPerVolunteer: Int64?
    /// What is new, at most 5000 characters.
    package var changelog: String?

    init(_ fields: inout FieldReader) {
        configSchema = fields.object("configSchema")
        defaultConfig = fields.object("defaultConfig")
        uiSchema = fields.object("uiSchema")
        minParticipants = fields.int("minParticipants", in: 1...10_000, required: false)
        maxParticipants = fields.int("maxParticipants", in: 1...100_000, required: false)
        volunteersNeeded = fields.int("volunteersNeeded", in: 1...10_000, required: false)
        outcomeMetrics = fields.texts("outcomeMetrics", maximumCount: 20, maximumLength: 50)
        suitableForGroups = fields.texts("suitableForGroups", maximumCount: 20, maximumLength: 50)
        let costs: ClosedRange<Int64> = 0...1_000_000_000_000
        estCostPerParticipant = fields.money("estCostPerParticipant", in: costs, required: false)
        let minutes: ClosedRange<Int64> = 1...10_000_000
        estMinutesPerVolunteer = fields.int("estMinutesPerVolunteer", in: minutes, required: false)
        changelog = fields.text("changelog", maximum: 5000, minimum: 0, required: false)
        if let minParticipants, let maxParticipants, maxParticipants < minParticipants {
            fields.fail("maxParticipants", .ruleViolated, "must be at least minParticipants")
        }
    }
}
