package import Domain

/// The fields of a beneficiary group that a command sets; absent ones stay as they are.
///
/// Source: domain §2.
package struct GroupFields: Sendable, Hashable {
    /// Whom a group is for.
    package enum GenderFocus: String, Sendable, Hashable, CaseIterable {
        /// Everybody.
        case all
        /// Women.
        case women
        /// Men.
        case men
        /// People who are neither.
        case nonBinary = "non_binary"
        /// Several, knowingly together.
        case mixed
    }

    /// How well people must speak the language of the place.
    package enum LanguageRequirement: String, Sendable, Hashable, CaseIterable {
        /// Fluently.
        case fluent
        /// Well enough to talk.
        case conversational
        /// A little.
        case beginner
        /// At any level.
        case any
        /// It does not matter.
        case noneRequired = "none_required"
    }

    /// The legal statuses that people of a group have.
    package enum LegalStatus: String, Sendable, Hashable, CaseIterable {
        /// Recognized as refugees.
        case refugee
        /// Awaiting a decision.
        case asylumSeeker = "asylum_seeker"
        /// Moved to the country.
        case migrant
        /// Citizens.
        case citizen
        /// There to study.
        case student
        /// Any other.
        case other
    }

    /// What people must bring; for information, no rule reads it.
    package struct EligibilityRules: Sendable, Hashable {
        /// Words for whether and how they work, at most 20.
        package var employmentStatus: [String]?
        /// Words for what they learned, at most 20.
        package var educationLevel: [String]?
        /// What they must be able to do, at most 50.
        package var requiredSkills: [String]?
        /// Months in the country, at least, 0 to 1200.
        package var residencyMonthsMin: Int64?
        /// Months in the country, at most, 0 to 1200.
        package var residencyMonthsMax: Int64?
    }

    /// 1 to 255 characters, no `@`.
    package var name: String?
    /// At most 2000 characters.
    package var description: String?
    /// Notes that only staff see, at most 5000 characters.
    package var internalNotes: String?
    /// The kind of group.
    package var groupType: GroupCreate.GroupType?
    /// ISO 3166 alpha-2.
    package var countryCode: String?
    /// 1 to 100 characters.
    package var region: String?
    /// 1 to 100 characters.
    package var city: String?
    /// Years of age, at least, 0 to 120.
    package var ageMin: Int64?
    /// Years of age, at most, 0 to 120.
    package var ageMax: Int64?
    /// Whom it is for.
    package var genderFocus: GenderFocus?
    /// The languages its people speak, 1 to 10 of ISO 639-1.
    package var languages: [String]?
    /// How well its people must speak the language of the place.
    package var languageRequirement: LanguageRequirement?
    /// The legal statuses its people have, at most 5.
    package var legalStatuses: [LegalStatus]?
    /// The program types it may take part in, at least one.
    package var eligibleProgramTypes: [ProgramType]?
    /// The smallest number of people.
    package var minGroupSize: Int64?
    /// The largest number of people.
    package var maxGroupSize: Int64?
    /// What people must bring.
    package var eligibilityRules: EligibilityRules?
    /// Free labels, at most 20.
    package var tags: [String]?
    /// Organizations that look after it, at most 50.
    package var partnerOrganizations: [String]?

    init(_ fields: inout FieldReader) {
        name = fields.text("name", maximum: 255, required: false)
        if let name, name.contains("@") { fields.fail("name", .badFormat, "must have no @") }
        description = fields.text("description", maximum: 2000, minimum: 0, required: false)
        internalNotes = fields.text("internalNotes", maximum: 5000, minimum: 0, required: false)
        groupType = fields.word("groupType", GroupCreate.GroupType.self, required: false)
        countryCode = fields.text("countryCode", maximum: 2, minimum: 2, required: false)
        region = fields.text("region", maximum: 100, required: false)
        city = fields.text("city", maximum: 100, required: false)
        ageMin = fields.int("ageMin", in: 0...120, required: false)
        ageMax = fields.int("ageMax", in: 0...120, required: false)
        genderFocus = fields.word("genderFocus", GenderFocus.self, required: false)
        languages = fields.texts(
            "languages",
            count: 1...10,
            rule: "must be two letters of ISO 639-1",
            where: { $0.utf8.count == 2 && $0.utf8.allSatisfy(Self.isLowerLetter) }
        )
        languageRequirement = fields.word(
            "languageRequirement",
            LanguageRequirement.self,
            required: false
        )
        legalStatuses = fields.words("legalStatuses", LegalStatus.self, count: 0...5)
        eligibleProgramTypes = fields.words(
            "eligibleProgramTypes",
            ProgramType.self,
            count: 1...5
        )
        minGroupSize = fields.int("minGroupSize", in: 0...1_000_000, required: false)
        maxGroupSize = fields.int("maxGroupSize", in: 0...1_000_000, required: false)
        eligibilityRules = EligibilityRules(&fields)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50)
        partnerOrganizations = fields.texts(
            "partnerOrganizations",
            maximumCount: 50,
            maximumLength: 255
        )
        fields.expectOrder("ageMin", ageMin, "ageMax", ageMax)
        fields.expectOrder("minGroupSize", minGroupSize, "maxGroupSize", maxGroupSize)
    }

    private static func isLowerLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

extension GroupFields.EligibilityRules {
    init?(_ outer: inout FieldReader) {
        guard var fields = outer.nested("eligibilityRules") else { return nil }
        employmentStatus = fields.texts("employmentStatus", maximumCount: 20, maximumLength: 100)
        educationLevel = fields.texts("educationLevel", maximumCount: 20, maximumLength: 100)
        requiredSkills = fields.texts("requiredSkills", maximumCount: 50, maximumLength: 100)
        residencyMonthsMin = fields.int("residencyMonthsMin", in: 0...1200, required: false)
        residencyMonthsMax = fields.int("residencyMonthsMax", in: 0...1200, required: false)
        fields.expectOrder(
            "residencyMonthsMin",
            residencyMonthsMin,
            "residencyMonthsMax",
            residencyMonthsMax
        )
        outer.absorb(fields)
    }
}

extension FieldReader {
    /// Notes an error about the upper of two bounds when it lies below the lower one.
    mutating func expectOrder(_ low: String, _ lower: Int64?, _ high: String, _ upper: Int64?) {
        guard let lower, let upper, lower > upper else { return }
        fail(high, .ruleViolated, "must be at least \(low)")
    }
}
