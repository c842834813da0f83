/// Finds the instance a person belongs to.
///
/// Source: domain §5.3.
package enum Placement {
    /// The place of a person among the instances of a campaign, given in ascending ordinals.
    ///
    /// A fact is never refused: it takes a named instance in any state and overfills rather than
    /// staying outside; a named instance that the campaign lacks counts as none named.
    package static func place(
        role: ParticipantRole,
        requested: String?,
        cohorts: [Cohort],
        autoSplit: Bool,
        isFact: Bool
    ) -> PlacementResult {
        if let requested {
            if let cohort = cohorts.first(where: { $0.id == requested }) {
                return isFact ? taken(cohort, role) : asked(cohort, role)
            }
            if !isFact { return .refused(.instanceUnknown) }
        }
        return switch role {
        case .volunteer: fewestVolunteers(cohorts)
        case .beneficiary: firstWithRoom(cohorts, autoSplit: autoSplit, isFact: isFact)
        }
    }

    /// A request for one instance gets that one or a refusal, never a split.
    private static func asked(_ cohort: Cohort, _ role: ParticipantRole) -> PlacementResult {
        guard cohort.isOpen else { return .refused(.instanceNotOpen) }
        return switch role {
        case .volunteer: .instance(id: cohort.id, overClass: false)
        case .beneficiary:
            cohort.isFull
                ? .refused(.instanceFull) : .instance(id: cohort.id, overClass: false)
        }
    }

    private static func taken(_ cohort: Cohort, _ role: ParticipantRole) -> PlacementResult {
        switch role {
        case .volunteer: .instance(id: cohort.id, overClass: false)
        case .beneficiary: .instance(id: cohort.id, overClass: cohort.isFull)
        }
    }

    private static func fewestVolunteers(_ cohorts: [Cohort]) -> PlacementResult {
        var best: Cohort?
        for cohort in cohorts where cohort.isOpen {
            if let found = best, found.activeVolunteers <= cohort.activeVolunteers { continue }
            best = cohort
        }
        return best.map { .instance(id: $0.id, overClass: false) } ?? .unassigned
    }

    private static func firstWithRoom(
        _ cohorts: [Cohort],
        autoSplit: Bool,
        isFact: Bool
    ) -> PlacementResult {
        guard let first = cohorts.first(where: \.isOpen) else { return .unassigned }
        if let free = cohorts.first(where: { $0.isOpen && !$0.isFull }) {
            return .instance(id: free.id, overClass: false)
        }
        if autoSplit { return .split }
        return isFact ? .instance(id: first.id, overClass: true) : .refused(.instanceFull)
    }
}
