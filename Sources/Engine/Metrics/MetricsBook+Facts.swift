import Contracts
import Domain
import Storage

/// What sessions, milestones, costs, outcomes and evidence add and take away.
///
/// Source: domain §12.1, §12.3, §13.2.
extension MetricsBook {
    /// Counts a fact that was written, or takes it back when it is voided.
    func count(_ fact: FactRow, in zone: ZoneTable, _ context: FoldContext) throws {
        let sign: Int64 = fact.isVoided ? -1 : 1
        if fact.mc != 0 {
            try context.tables.metrics.creditDays.add(
                sign * fact.mc,
                campaign: fact.campaign,
                day: zone.localDate(at: fact.effectiveAt)
            )
        }
        let counts = DayCounts.of(fact)
        if !counts.isEmpty {
            let day = zone.localDate(at: fact.effectiveAt)
            try tally(fact.campaign, context).add(counts, times: sign, on: day)
        }
        switch fact.kind {
        case .session: try count(session: fact, sign, context)
        case .milestone:
            let tally = try tally(fact.campaign, context)
            tally.add(sign * fact.points, to: .points, in: fact.instance)
            tally.add(sign * fact.mc, to: .creditsMc, in: fact.instance)
        case .cost:
            try tally(fact.campaign, context)
                .add(sign * (fact.amount ?? 0), to: .costMinor, in: fact.instance)
        case .outcome: try measure(fact, context)
        case .evidence: try context.tables.evidence.count(fact)
        case .served, .enrollment: return
        }
    }

    private func count(
        session fact: FactRow,
        _ sign: Int64,
        _ context: FoldContext
    ) throws {
        let tables = context.tables.metrics
        let tally = try tally(fact.campaign, context)
        let minutes = fact.minutes ?? 0
        let (volunteers, beneficiaries) = (fact.volunteers, fact.beneficiaries)
        let present = Int64(volunteers.count)
        tally.add(sign, to: .sessions, in: fact.instance)
        tally.add(sign * minutes, to: .sessionMinutes, in: fact.instance)
        tally.add(sign * minutes * present, to: .volunteerMinutes, in: fact.instance)
        tally.add(sign * Int64(beneficiaries.count), to: .attendances, in: fact.instance)
        tally.add(sign * fact.mc, to: .creditsMc, in: fact.instance)
        tally.add(sign * fact.points, to: .points, in: fact.instance)
        if fact.isVoided { try tables.people.forget(session: fact) }
        let everybody =
            volunteers.map { (ParticipantRole.volunteer, $0) }
            + beneficiaries.map { (ParticipantRole.beneficiary, $0) }
        for (role, person) in everybody {
            if !fact.isVoided { try tables.people.attend(fact, role, person) }
            try change(person, role, tally, context) { row in
                row.sessions += sign
                row.minutes += sign * minutes
            }
        }
    }

    /// A learner came to count as served, or no longer does; `at` is when they did.
    func serve(
        _ participant: String,
        _ isServed: Bool,
        at: Instant,
        _ row: CapacityRow,
        _ context: FoldContext
    ) throws {
        let tally = try tally(row.campaign, context)
        if let zone = try zone(of: row.company, context.tables) {
            tally.add(isServed ? 1 : -1, to: .served, on: zone.localDate(at: at))
        }
        try change(participant, .beneficiary, tally, context) { $0.isServed = isServed }
    }

    /// Changes what a person did, and counts what follows for the campaign and the person's cohort.
    private func change(
        _ participant: String,
        _ role: ParticipantRole,
        _ tally: CampaignTally,
        _ context: FoldContext,
        _ body: (inout PersonMetricsRow) -> Void
    ) throws {
        let before = try person(participant, role, tally, context)
        var after = before
        body(&after)
        try context.tables.metrics.people.save(after)
        func delta(_ value: (PersonMetricsRow) -> Bool) -> Int64 {
            (value(after) ? 1 : 0) - (value(before) ? 1 : 0)
        }
        tally.add(delta(\.isReached), to: .reached, in: after.instance)
        tally.add(delta(\.isServed), to: .served, in: after.instance)
    }

    /// What is known of a person; the row of somebody new, in the cohort they are enrolled in.
    private func person(
        _ participant: String,
        _ role: ParticipantRole,
        _ tally: CampaignTally,
        _ context: FoldContext
    ) throws -> PersonMetricsRow {
        let known = try context.tables.metrics.people.find(
            campaign: tally.campaign,
            role: role,
            participant: participant
        )
        if let known { return known }
        tally.head.people += 1
        let enrollments = try context.tables.enrollments.ofIdentity(
            campaign: tally.campaign,
            participant: participant,
            role: role
        )
        return PersonMetricsRow(
            campaign: tally.campaign,
            role: role,
            participant: participant,
            instance: EnrollmentRow.home(of: enrollments)
        )
    }

    /// Finds out anew where a learner stands in the dimension of an outcome.
    ///
    /// It follows from all that was measured and stands, so neither order nor voids matter.
    private func measure(_ fact: FactRow, _ context: FoldContext) throws {
        guard let participant = fact.participant,
            let dimension = OutcomeDimension(rawValue: fact.name)
        else { return }
        let tables = context.tables.metrics
        let tally = try tally(fact.campaign, context)
        let learner = try person(participant, .beneficiary, tally, context)
        try tables.people.save(learner)
        let known = try tables.outcomes.find(
            campaign: fact.campaign,
            participant: participant
        )
        let before = known.first { $0.dimension == dimension }
        let scores = try context.tables.facts.outcomes(
            campaign: fact.campaign,
            participant: participant,
            dimension: dimension
        )
        let places = [RollupTable.whole, learner.instance].compactMap { $0 }
        var rest = known.filter { $0.dimension != dimension }
        if let before {
            for place in places { add(before, -1, place, tally) }
            try tables.outcomes.remove(before, campaign: fact.campaign)
        }
        if let outcome = LearnerOutcome(scores) {
            let row = LearnerOutcomeRow(
                participant: participant,
                dimension: dimension,
                outcome: outcome,
                socialValueMinor: value(outcome, dimension, try book(of: tally, context))
            )
            for place in places { add(row, 1, place, tally) }
            try tables.outcomes.save(row, campaign: fact.campaign)
            rest.append(row)
        }
        let delta = (Self.isScored(rest) ? 1 : 0) - (Self.isScored(known) ? 1 : 0)
        tally.add(Int64(delta), to: .scored, in: learner.instance)
    }

    private static func isScored(_ rows: [LearnerOutcomeRow]) -> Bool {
        rows.contains { $0.outcome.latestBp != nil }
    }

    /// Adds where a learner stands in a dimension to the counters of a place, or takes it away.
    func add(
        _ row: LearnerOutcomeRow,
        _ sign: Int64,
        _ place: String,
        _ tally: CampaignTally
    ) {
        tally.add(sign * row.socialValueMinor, .socialValueMinor, place)
        guard let latest = row.outcome.latestBp else { return }
        let (learners, sum) = RollupCounter.latest(of: row.dimension)
        tally.add(sign, learners, place)
        tally.add(sign * latest, sum, place)
    }
}
