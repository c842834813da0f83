import Contracts
import Domain
import Storage

/// Who is, was and completed. Source: domain §12.1.
extension MetricsBook {
    /// What the enrollments of one person in one role come to in a campaign or a cohort.
    private struct Standing: Equatable {
        var active: Int64 = 0
        var ever: Int64 = 0
        var completed: Int64 = 0
        var withdrawn: Int64 = 0

        /// An enrollment that was voided never was.
        init(_ enrollments: [EnrollmentRow], in instance: String? = nil) {
            var (hasLeft, hasStayed) = (false, false)
            for one in enrollments
            where one.isStanding && (instance == nil || one.instance == instance) {
                ever = 1
                switch one.status {
                case .active: active = 1
                case .completed: completed = 1
                case .withdrawn: hasLeft = true
                case .ended: hasStayed = true
                }
            }
            if hasLeft, !hasStayed, active == 0, completed == 0 { withdrawn = 1 }
        }
    }

    /// Counts an enrollment that was written: a new one, or one that changed.
    ///
    /// `before` is the row as it was, nil for a new one. What the person counts is computed from
    /// all their enrollments before and after, so that the order of facts does not matter.
    func count(
        _ now: EnrollmentRow,
        before: EnrollmentRow?,
        _ context: FoldContext
    ) throws {
        let after = try context.tables.enrollments.ofIdentity(
            campaign: now.campaign,
            participant: now.participant,
            role: now.role
        )
        let old = after.compactMap { $0.seq == now.seq ? before : $0 }
        let tally = try tally(now.campaign, context)
        if let zone = try zone(of: now.company, context.tables) {
            let then = before.map { DayCounts.of($0, in: zone) } ?? []
            for one in then { tally.add(-1, to: one.counter, on: one.day) }
            for one in DayCounts.of(now, in: zone) { tally.add(1, to: one.counter, on: one.day) }
        }
        add(Standing(old), Standing(after), now.role, RollupTable.whole, tally)
        for instance in Set([now.instance, before?.instance].compactMap { $0 }) {
            add(
                Standing(old, in: instance),
                Standing(after, in: instance),
                now.role,
                instance,
                tally
            )
        }
        guard tally.head.people > 0 else { return }
        let home = EnrollmentRow.home(of: after)
        if EnrollmentRow.home(of: old) != home {
            try move(now.participant, now.role, to: home, tally, context)
        }
    }

    private func add(
        _ before: Standing,
        _ after: Standing,
        _ role: ParticipantRole,
        _ place: String,
        _ tally: CampaignTally
    ) {
        guard before != after else { return }
        let isVolunteer = role == .volunteer
        tally.add(
            after.active - before.active,
            isVolunteer ? .volunteersActive : .beneficiariesActive,
            place
        )
        tally.add(
            after.ever - before.ever,
            isVolunteer ? .volunteersEver : .beneficiariesEver,
            place
        )
        tally.add(
            after.completed - before.completed,
            isVolunteer ? .volunteersCompleted : .beneficiariesCompleted,
            place
        )
        tally.add(
            after.withdrawn - before.withdrawn,
            isVolunteer ? .volunteersWithdrawn : .beneficiariesWithdrawn,
            place
        )
    }

    /// Lets a person count in another cohort, with all that was measured of them.
    private func move(
        _ participant: String,
        _ role: ParticipantRole,
        to home: String?,
        _ tally: CampaignTally,
        _ context: FoldContext
    ) throws {
        let tables = context.tables.metrics
        guard
            var person = try tables.people.find(
                campaign: tally.campaign,
                role: role,
                participant: participant
            ), person.instance != home
        else { return }
        let outcomes =
            role == .beneficiary
            ? try tables.outcomes.find(campaign: tally.campaign, participant: participant) : []
        for (place, sign) in [(person.instance, Int64(-1)), (home, 1)] {
            guard let place else { continue }
            if person.isReached { tally.add(sign, .reached, place) }
            if person.isServed { tally.add(sign, .served, place) }
            if outcomes.contains(where: { $0.outcome.latestBp != nil }) {
                tally.add(sign, .scored, place)
            }
            for row in outcomes { add(row, sign, place, tally) }
        }
        person.instance = home
        try tables.people.save(person)
    }
}
