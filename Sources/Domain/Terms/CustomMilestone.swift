/// An amount of custom terms that falls due once.
///
/// Source: domain §9.1.
package struct CustomMilestone: Hashable, Sendable {
    /// The key, unique among the milestones.
    package let key: String
    /// The amount in minor units.
    package let amountMinor: Int64
    /// The date on which it falls due by itself; nil waits for a confirmation.
    package let dueDate: CivilDate?

    /// A milestone.
    package init(key: String, amountMinor: Int64, dueDate: CivilDate? = nil) {
        self.key = key
        self.amountMinor = amountMinor
        self.dueDate = dueDate
    }
}
