/// Which fields of a campaign may be edited in which state.
///
/// Source: domain §4.3.
package enum FieldRules {
    /// The given fields that are frozen in a state, in the given order, for `field_frozen`.
    ///
    /// Fields are named as in the campaign entity; `terms` stands for a change of terms. The end
    /// date counts as editable where it may move later; whether it does is `endDateRefusal`.
    package static func frozen(fields: [String], in status: CampaignStatus) -> [String] {
        switch status {
        case .draft: []
        case .planned, .recruiting: fields.filter { !plannable.contains($0) }
        case .active: fields.filter { !plannable.contains($0) && $0 != "endDate" }
        case .paused: fields.filter { !pausable.contains($0) }
        case .completed: fields.filter { $0 != "internalNotes" }
        case .closed: fields
        }
    }

    /// `end_not_extendable` when an end date that may only move later would move earlier.
    package static func endDateRefusal(
        from current: CivilDate,
        to proposed: CivilDate,
        in status: CampaignStatus
    ) -> ReasonCode? {
        switch status {
        case .active, .paused: proposed < current ? .endNotExtendable : nil
        case .draft, .planned, .recruiting, .completed, .closed: nil
        }
    }

    private static let plannable: Set<String> = [
        "name", "description", "tags", "priority", "internalNotes", "budgetAllocated",
        "targetVolunteers", "targetBeneficiaries", "configOverrides", "waitlist", "overbookPct",
        "terms",
    ]

    private static let pausable: Set<String> = [
        "description", "internalNotes", "endDate", "terms",
    ]
}
