/// Which fields of an instance may be edited in which state.
///
/// Source: domain §21.3, §6.
package enum InstanceFieldRules {
    /// The given fields that are frozen in a state, in the given order, for `field_frozen`.
    ///
    /// Only a planned instance may be edited, and of that its name, dates and overrides.
    package static func frozen(fields: [String], in status: InstanceStatus) -> [String] {
        switch status {
        case .planned: fields.filter { !editable.contains($0) }
        case .active, .paused, .completed: fields
        }
    }

    private static let editable: Set<String> = ["name", "startDate", "endDate", "configOverrides"]
}
