import Contracts
package import Domain

/// What rows count on which local date. Source: domain §17.
extension DayCounts {
    /// What an enrollment counts, by the date of each; one that was voided counts nothing.
    package static func of(
        _ enrollment: EnrollmentRow,
        in zone: ZoneTable
    ) -> [(day: CivilDate, counter: DayCounter)] {
        guard enrollment.isStanding else { return [] }
        let began = (
            day: zone.localDate(at: enrollment.enrolledAt), counter: DayCounter.enrollments
        )
        let end: DayCounter
        switch enrollment.status {
        case .active, .ended: return [began]
        case .withdrawn: end = .withdrawals
        case .completed: end = .completions
        }
        return [began, (zone.localDate(at: enrollment.endedAt ?? enrollment.enrolledAt), end)]
    }

    /// What a fact counts on its date, voided or not.
    package static func of(_ fact: FactRow) -> Self {
        var counts = Self()
        switch fact.kind {
        case .session:
            let minutes = fact.minutes ?? 0
            counts.add(1, to: .sessions)
            counts.add(minutes, to: .sessionMinutes)
            counts.add(minutes * Int64(fact.volunteers.count), to: .volunteerMinutes)
            counts.add(Int64(fact.beneficiaries.count), to: .attendances)
            counts.add(fact.mc, to: .creditsMc)
            counts.add(fact.points, to: .points)
        case .milestone:
            counts.add(fact.mc, to: .creditsMc)
            counts.add(fact.points, to: .points)
        case .cost: counts.add(fact.amount ?? 0, to: .costMinor)
        case .served, .enrollment, .evidence, .outcome: break
        }
        return counts
    }
}
