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
    /// Whether new campaigns may choose it.
    package let active: Bool
    /// All fields that the command names, those above included.
    package let fields: GroupFields

    init?(_ reader: inout FieldReader) {
        id = reader.clientId("id")
        active = reader.bool("active") ?? true
        fields = GroupFields(&reader)
        for key in ["name", "groupType", "countryCode", "eligibleProgramTypes"]
        where !reader.has(key) {
            reader.fail(key, .missingKey, "required")
        }
        guard let name = fields.name, let groupType = fields.groupType,
            let countryCode = fields.countryCode, let types = fields.eligibleProgramTypes
        else { return nil }
        self.name = name
        self.groupType = groupType
        self.countryCode = countryCode
        eligibleProgramTypes = types
    }
}

/// The fields with the defaults of domain §2 where the command says nothing.
extension GroupCreate {
    /// The smallest number of people, if there is one.
    package var minGroupSize: Int64? { fields.minGroupSize }
    /// The largest number of people, if there is one.
    package var maxGroupSize: Int64? { fields.maxGroupSize }
    /// Free labels, at most 20.
    package var tags: [String] { fields.tags ?? [] }
    /// Whom it is for.
    package var genderFocus: GroupFields.GenderFocus { fields.genderFocus ?? .all }
    /// How well its people speak the language of the place.
    package var languageRequirement: GroupFields.LanguageRequirement {
        fields.languageRequirement ?? .any
    }
}
