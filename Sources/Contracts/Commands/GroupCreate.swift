package import Domain

/// A new beneficiary group.
///
/// Source: domain §2.
package struct GroupCreate: Sendable, Hashable {
    /// The kinds of group.
    package enum GroupType: String, Sendable, Hashable, CaseIterable {
        /// People who fled.
        case refugees
        /// People who moved.
        case migrants
        /// People who await a decision.
        case asylumSeekers = "asylum_seekers"
        /// Women in technology.
        case womenInTech = "women_in_tech"
        /// Young people.
        case youth
        /// Old people.
        case seniors
        /// People displaced in their own country or beyond.
        case displacedPersons = "displaced_persons"
        /// People who came lately.
        case newcomers
        /// Students.
        case students
        /// People who look for work.
        case jobSeekers = "job_seekers"
        /// People who care for others.
        case caregivers
        /// People who served.
        case veterans
        /// Anybody else.
        case other
    }

    /// The id that the client chose, if it chose one.
    package let id: String?
    /// 1 to 255 characters, no `@`.
    package let name: String
    /// The kind of group.
    package let groupType: GroupType
    /// ISO 3166 alpha-2.
    package let countryCode: String
    /// The program types it may take part in, at least one.
    package let eligibleProgramTypes: [ProgramType]
    /// The smallest number of people, if there is one.
    package let minGroupSize: Int64?
    /// The largest number of people, if there is one.
    package let maxGroupSize: Int64?
    /// Free labels, at most 20.
    package let tags: [String]
    /// Whether new campaigns may choose it.
    package let active: Bool

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let name = fields.text("name", maximum: 255)
        if let name, name.contains("@") { fields.fail("name", .badFormat, "must have no @") }
        let groupType = fields.word("groupType", GroupType.self)
        let countryCode = fields.text("countryCode", maximum: 2, minimum: 2)
        minGroupSize = fields.int("minGroupSize", in: 0...1_000_000, required: false)
        maxGroupSize = fields.int("maxGroupSize", in: 0...1_000_000, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50) ?? []
        active = fields.bool("active") ?? true
        let words = fields.texts("eligibleProgramTypes", maximumCount: 5, maximumLength: 50) ?? []
        eligibleProgramTypes = words.compactMap(ProgramType.init(rawValue:))
        if words.isEmpty || eligibleProgramTypes.count != words.count {
            fields.fail("eligibleProgramTypes", .notInEnum, "must name at least one program type")
        }
        if let low = minGroupSize, let high = maxGroupSize, low > high {
            fields.fail("maxGroupSize", .ruleViolated, "must be at least minGroupSize")
        }
        guard let name, let groupType, let countryCode else { return nil }
        self.name = name
        self.groupType = groupType
        self.countryCode = countryCode
    }
}
