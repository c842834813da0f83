/// What the fit of a template version and a beneficiary group depends on.
package struct CompatibilityFacts: Hashable, Sendable {
    /// The type of the template's programs.
    package var programType: ProgramType
    /// The tags of groups the version suits; empty suits every group.
    package var suitableForGroups: Set<String>
    /// The status of the version.
    package var versionStatus: VersionStatus
    /// The smallest number of participants of the version.
    package var minParticipants: Int64
    /// The largest number of participants of the version.
    package var maxParticipants: Int64
    /// The types of program the group takes.
    package var eligibleProgramTypes: Set<ProgramType>
    /// The tags of the group.
    package var groupTags: Set<String>
    /// Whether the group is active.
    package var isGroupActive: Bool
    /// The smallest size of the group, if it has one.
    package var minGroupSize: Int64?
    /// The largest size of the group, if it has one.
    package var maxGroupSize: Int64?

    /// The facts of one version and one group.
    package init(
        programType: ProgramType,
        suitableForGroups: Set<String>,
        versionStatus: VersionStatus,
        minParticipants: Int64,
        maxParticipants: Int64,
        eligibleProgramTypes: Set<ProgramType>,
        groupTags: Set<String>,
        isGroupActive: Bool,
        minGroupSize: Int64?,
        maxGroupSize: Int64?
    ) {
        self.programType = programType
        self.suitableForGroups = suitableForGroups
        self.versionStatus = versionStatus
        self.minParticipants = minParticipants
        self.maxParticipants = maxParticipants
        self.eligibleProgramTypes = eligibleProgramTypes
        self.groupTags = groupTags
        self.isGroupActive = isGroupActive
        self.minGroupSize = minGroupSize
        self.maxGroupSize = maxGroupSize
    }
    /// The facts of a version and a group.
    package init(_ version: VersionProfile, _ group: GroupProfile) {
        self.init(
            programType: version.programType,
            suitableForGroups: version.suitableForGroups,
            versionStatus: version.status,
            minParticipants: version.minParticipants,
            maxParticipants: version.maxParticipants,
            eligibleProgramTypes: group.eligibleProgramTypes,
            groupTags: group.tags,
            isGroupActive: group.isActive,
            minGroupSize: group.minGroupSize,
            maxGroupSize: group.maxGroupSize
        )
    }
}
