/// An activity or a piece of evidence that names no campaign.
///
/// Source: domain §13.1.
package struct AssociationInput: Hashable, Sendable {
    /// The local date on which it took place.
    package let date: CivilDate
    /// The type of program it says it belongs to.
    package let programType: ProgramType?
    /// Its tags; each counts once.
    package let tags: Set<String>

    /// What is known of it.
    package init(date: CivilDate, programType: ProgramType?, tags: [String]) {
        self.date = date
        self.programType = programType
        self.tags = Set(tags)
    }
}
