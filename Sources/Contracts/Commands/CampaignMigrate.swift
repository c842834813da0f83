/// A move of a campaign to another version of its template.
///
/// Source: domain §14, §21.3.
package struct CampaignMigrate: Sendable, Hashable {
    /// What becomes of an override that does not fit the new version.
    package struct Resolution: Sendable, Hashable {
        /// What becomes of it.
        package enum Action: Sendable, Hashable {
            /// It goes.
            case drop
            /// It gets another value.
            case set(JSON)
        }

        /// Where the override is: a JSON Pointer into the configuration.
        package let path: String
        /// What becomes of it.
        package let action: Action
    }

    /// The id that the client chose for the migration, if it chose one.
    package let id: String?
    /// The campaign.
    package let campaignId: String
    /// The version to move to.
    package let toVersionId: String
    /// What becomes of the overrides that do not fit, each path once.
    package let resolutions: [Resolution]
    /// Whether planned cohorts take the new configuration.
    package let includePlanned: Bool
    /// Why and how, at most 5000 characters.
    package let notes: String?

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let campaignId = fields.id("campaignId")
        let toVersionId = fields.id("toVersionId")
        resolutions = Self.resolutions(&fields)
        includePlanned = fields.bool("includePlanned") ?? false
        notes = fields.text("notes", maximum: 5000, minimum: 0, required: false)
        guard let campaignId, let toVersionId else { return nil }
        self.campaignId = campaignId
        self.toVersionId = toVersionId
    }

    private enum Word: String, CaseIterable {
        case drop, set
    }

    private static func resolutions(_ fields: inout FieldReader) -> [Resolution] {
        let readers = fields.list("resolutions", maximumCount: 1000) ?? []
        var known: Set<String> = []
        var resolutions: [Resolution] = []
        for var reader in readers {
            if let resolution = resolution(&reader) {
                if !known.insert(resolution.path).inserted {
                    reader.fail("path", .ruleViolated, "must be there once")
                }
                resolutions.append(resolution)
            }
            fields.absorb(reader)
        }
        return resolutions
    }

    private static func resolution(_ reader: inout FieldReader) -> Resolution? {
        let path = reader.text("path", maximum: 1000)
        if let path, !path.hasPrefix("/") {
            reader.fail("path", .badFormat, "must be a JSON Pointer such as /session/totalWeeks")
        }
        let word = reader.word("action", Word.self)
        switch (word, reader.value("value")) {
        case (.set, nil): reader.fail("value", .missingKey, "required to set")
        case (.set, .null): reader.fail("value", .wrongType, "null is never a value")
        case (.drop, .some): reader.fail("value", .ruleViolated, "only to set")
        case (.set, .some(let value)):
            return path.map { Resolution(path: $0, action: .set(value)) }
        case (.drop, nil): return path.map { Resolution(path: $0, action: .drop) }
        case (nil, _): break
        }
        return nil
    }
}
