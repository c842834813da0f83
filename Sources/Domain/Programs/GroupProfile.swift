/// What of a beneficiary group decides which template versions suit it.
package struct GroupProfile: Hashable, Sendable {
    /// The group's id.
    package let id: String
    /// The types of program the group takes.
    package let eligibleProgramTypes: Set<ProgramType>
    /// The tags of the group.
    package let tags: Set<String>
    /// Whether the group is active.
    package let isActive: Bool
    /// The smallest size of the group, if it has one.
    package let minGroupSize: Int64?
    /// The largest size of the group, if it has one.
    package let maxGroupSize: Int64?

    /// Makes a profile from its parts.
    package init(
        id: String,
        eligibleProgramTypes: Set<ProgramType>,
        tags: Set<String>,
        isActive: Bool,
        minGroupSize: Int64?,
        maxGroupSize: Int64?
    ) {
        self.id = id
        self.eligibleProgramTypes = eligibleProgramTypes
        self.tags = tags
        self.isActive = isActive
        self.minGroupSize = minGroupSize
        self.maxGroupSize = maxGroupSize
    }
}
