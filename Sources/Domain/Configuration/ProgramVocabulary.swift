/// What the configuration of a type of program may say, and what it says by default.
///
/// Source: domain §3.2.
package struct ProgramVocabulary: Sendable {
    /// The widest schema of the type; a version's own schema may only narrow it.
    package let schema: ConfigurationSchema
    /// A value for every key that is not optional; valid against the schema.
    package let defaults: ConfigurationDocument

    /// The vocabulary of a type: the common sections and its own.
    package static func of(_ type: ProgramType) -> Self {
        switch type {
        case .mentorship: mentorship
        case .languageConnect: languageConnect
        case .buddy: buddy
        case .upskilling: upskilling
        case .workExperience: workExperience
        }
    }

    private static let mentorship = Self(.mentorship, MentorshipVocabulary.sections)
    private static let languageConnect = Self(.languageConnect, LanguageVocabulary.sections)
    private static let buddy = Self(.buddy, BuddyVocabulary.sections)
    private static let upskilling = Self(.upskilling, UpskillingVocabulary.sections)
    private static let workExperience = Self(.workExperience, WorkVocabulary.sections)

    private init(_ type: ProgramType, _ sections: [VocabularyEntry]) {
        let whole = VocabularyEntry.section("", SharedVocabulary.sections(of: type) + sections)
        schema = whole.schema
        defaults = whole.standard?.object ?? [:]
    }
}
