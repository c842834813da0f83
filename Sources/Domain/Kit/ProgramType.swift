/// The five kinds of program.
///
/// Source: domain §3.2.
package enum ProgramType: String, CaseIterable, Sendable {
    /// One person guides another.
    case mentorship
    /// Conversation in a language to be learned.
    case languageConnect = "language_connect"
    /// A companion in daily life.
    case buddy
    /// Courses and certificates.
    case upskilling
    /// Placements in real work.
    case workExperience = "work_experience"
}
