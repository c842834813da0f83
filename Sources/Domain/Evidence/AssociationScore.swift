/// How well a campaign fits an activity or evidence that names none, 0–100, with its parts.
///
/// Source: domain §13.1.
package struct AssociationScore: Hashable, Sendable {
    /// Inside the campaign's dates 25, within 14 days of them 10, else 0.
    package let date: Int64
    /// The best of the listed participants: active that day 35, ended shortly before 20, else 0.
    package let participant: Int64
    /// A listed volunteer was active that day: 15, else 0.
    package let volunteer: Int64
    /// The type of program is equal: 15, else 0.
    package let programType: Int64
    /// Ten times the shared tags over the larger number of tags.
    package let tags: Int64

    /// The score of a campaign.
    package init(_ candidate: AssociationCandidate, for input: AssociationInput) {
        date = Self.datePoints(input.date, in: candidate.dates)
        func best(_ role: ParticipantRole) -> Int64 {
            candidate.enrollments.filter { $0.role == role }
                .map { Self.points(of: $0, on: input.date) }.max() ?? 0
        }
        participant = best(.beneficiary)
        volunteer = best(.volunteer)
        programType = input.programType == candidate.programType ? 15 : 0
        tags = Self.tagPoints(input.tags, candidate.groupTags)
    }

    /// The sum of the parts.
    package var total: Int64 { date + participant + volunteer + programType + tags }

    /// What speaks for the campaign.
    package var reasons: [AssociationReason] {
        var reasons: [AssociationReason] = []
        if date > 0 { reasons.append(date == Self.inside ? .insideDates : .nearDates) }
        if participant > 0 {
            reasons.append(participant == Self.active ? .participantActive : .participantEnded)
        }
        if volunteer > 0 { reasons.append(.volunteerActive) }
        if programType > 0 { reasons.append(.programType) }
        if tags > 0 { reasons.append(.sharedTags) }
        return reasons
    }

    /// What one enrollment adds on a date.
    static func points(of enrollment: AssociationCandidate.Enrollment, on date: CivilDate) -> Int64
    {
        let isActive = enrollment.isActive(on: date)
        switch enrollment.role {
        case .volunteer: return isActive ? 15 : 0
        case .beneficiary:
            if isActive { return active }
            return enrollment.endedShortly(before: date) ? 20 : 0
        }
    }

    private static let inside: Int64 = 25
    private static let active: Int64 = 35

    private static func datePoints(_ date: CivilDate, in dates: CivilRange) -> Int64 {
        if dates.contains(date) { return inside }
        let isNear = dates.first.adding(days: -14) <= date && date <= dates.last.adding(days: 14)
        return isNear ? 10 : 0
    }

    private static func tagPoints(_ first: Set<String>, _ second: Set<String>) -> Int64 {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let shared = Int64(first.intersection(second).count)
        return Arithmetic.roundHalfAway(10 * shared, over: Int64(max(first.count, second.count)))
            ?? 0
    }
}
