/// A group was made or switched.
///
/// Source: domain §21.4.
package struct ProgramGroupChanged: OutputBody {
    /// The group.
    package var groupId: String
    /// Whether new campaigns may choose it.
    package var active: Bool

    /// Makes the body from its parts.
    package init(groupId: String, active: Bool) {
        self.groupId = groupId
        self.active = active
    }

    /// Which output it is: `program.group_changed`.
    package var type: OutputType { .programGroupChanged }
    /// The campaign, if it is about one.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("groupId", groupId)
        writer.field("active", active)
    }
}
