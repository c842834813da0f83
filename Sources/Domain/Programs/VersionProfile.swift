/// What of a template version decides which groups it suits.
package struct VersionProfile: Hashable, Sendable {
    /// The version's id.
    package let id: String
    /// The type of the template's programs.
    package let programType: ProgramType
    /// The tags of groups the version suits; empty suits every group.
    package let suitableForGroups: Set<String>
    /// The status of the version.
    package let status: VersionStatus
    /// The smallest number of participants.
    package let minParticipants: Int64
    /// The largest number of participants.
    package let maxParticipants: Int64

    /// Makes a profile from its parts.
    package init(
        id: String,
        programType: ProgramType,
        suitableForGroups: Set<String>,
        status: VersionStatus,
        minParticipants: Int64,
        maxParticipants: Int64
    ) {
        self.id = id
        self.programType = programType
        self.suitableForGroups = suitableForGroups
        self.status = status
        self.minParticipants = minParticipants
        self.maxParticipants = maxParticipants
    }
}
