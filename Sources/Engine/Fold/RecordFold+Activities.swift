import Contracts
import Domain
import Storage

/// Facts about what happened in a campaign: sessions, served learners, milestones, outcomes,
/// evidence, costs.
///
/// Like all facts they are never refused for want of room. Source: domain §1.6, §7.2, §21.2.
extension RecordFold {
    /// Applies such a fact; one that names no campaign must find it.
    mutating func applyActivity(
        _ input: Input,
        _ pair: Pair?,
        _ company: CompanyRow,
        _ record: Record
    ) throws -> FoldResult {
        let data = record.event?.data.object ?? [:]
        if let pair { return try applyActivity(input, pair, company, data, at: record.position) }
        if let id = input.campaignId { return .parked(key: "campaign:\(id)") }
        return try associate(input, data, at: record.position, company)
    }

    /// Applies a fact of a campaign: from the record at `position`, and in the cohort `instance` if
    /// it names none of its own.
    mutating func applyActivity(
        _ input: Input,
        _ pair: Pair,
        _ company: CompanyRow,
        _ data: JSONObject,
        at position: Int64,
        in instance: String? = nil
    ) throws -> FoldResult {
        switch input {
        case .sessionCompleted(let session):
            return try hold(session, data, in: instance, pair, company)
        case .milestoneReached(let milestone): return try reach(milestone, data, pair, company)
        case .learnerServed(let served): return try serve(served, data, pair, company)
        case .evidenceRecorded(let evidence):
            return try witness(evidence, in: instance, pair, company)
        case .costRecorded(let cost): return try spend(cost, data, pair, company)
        case .outcomeRecorded(let outcome):
            return try measure(outcome, data, at: position, in: instance, pair, company)
        default: return .applied
        }
    }

    private mutating func hold(
        _ session: SessionCompleted,
        _ data: JSONObject,
        in instance: String?,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if let known = try known(.session, session.sessionId, pair, nil, company) { return known }
        guard let type = try programType(of: pair, company) else { return .rejected(Self.noType) }
        guard ActivityCatalog.of(type).sessionKinds.contains(session.kind) else {
            return .rejected(Self.foreign("kind", session.kind, in: type))
        }
        var fact = fact(.session, session.sessionId, session.kind, pair, data, company)
        try place(&fact, in: session.instanceId, pair)
        fact.instance = fact.instance ?? instance
        fact.minutes = session.durationMinutes
        let people =
            session.volunteerIds.map { ($0, ParticipantRole.volunteer) }
            + session.participantIds.map { ($0, ParticipantRole.beneficiary) }
        try flagStrangers(&fact, people)
        var usage = UsageFact(
            campaign: fact.campaign,
            type: .session,
            quantity: 1,
            unit: .session,
            ref: fact.ref,
            effectiveAt: fact.effectiveAt
        )
        usage.instance = fact.instance
        usage.minutes = session.durationMinutes
        guard let mc = credits(session.kind, session.durationMinutes, type, pair, company) else {
            return .rejected(Self.tooLarge)
        }
        fact.mc = mc
        fact.points = try points(session.kind, fact, type, pair, company)
        fact.usageId = try book(usage, pair, company)
        try charge(&fact, pair, company)
        let context = context
        pair.capacity.assumeIsolated { $0.hold(sessions: 1, context) }
        try keep(fact, company)
        try tell(session, fact)
        return .applied
    }

    private mutating func reach(
        _ milestone: MilestoneReached,
        _ data: JSONObject,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try known(
            .milestone,
            milestone.milestoneRef,
            pair,
            milestone.participantId,
            company
        )
        if let known { return known }
        guard let type = try programType(of: pair, company) else { return .rejected(Self.noType) }
        guard ActivityCatalog.of(type).milestones.contains(milestone.milestone) else {
            return .rejected(Self.foreign("milestone", milestone.milestone, in: type))
        }
        var fact = fact(
            .milestone,
            milestone.milestoneRef,
            milestone.milestone,
            pair,
            data,
            company
        )
        try place(&fact, in: milestone.instanceId, pair)
        fact.participant = milestone.participantId
        let people =
            [milestone.participantId].compactMap { $0 }.map { ($0, ParticipantRole.beneficiary) }
            + [milestone.volunteerId].compactMap { $0 }.map { ($0, ParticipantRole.volunteer) }
        try flagStrangers(&fact, people)
        guard let mc = credits(milestone.milestone, 0, type, pair, company) else {
            return .rejected(Self.tooLarge)
        }
        fact.mc = mc
        fact.points = try points(milestone.milestone, fact, type, pair, company)
        try context.emit(
            company.id,
            campaign: fact.campaign,
            EnrollmentMilestoneReached(
                campaign: fact.campaign,
                milestoneRef: fact.ref,
                milestone: fact.name,
                participantId: milestone.participantId,
                volunteerId: milestone.volunteerId,
                instanceId: fact.instance,
                flags: fact.flags
            )
        )
        try charge(&fact, pair, company)
        try keep(fact, company)
        return .applied
    }

    private mutating func serve(
        _ served: LearnerServed,
        _ data: JSONObject,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try known(.served, served.servedRef, pair, served.participantId, company)
        if let known { return known }
        var fact = fact(.served, served.servedRef, "served", pair, data, company)
        try place(&fact, in: served.instanceId, pair)
        fact.participant = served.participantId
        try flagStrangers(&fact, [(served.participantId, .beneficiary)])
        try borrow(forFactOf: served.participantId, .beneficiary, pair)
        let (context, instance) = (context, fact.instance)
        let facts = try pair.capacity.assumeIsolated {
            try $0.support(
                served.servedRef,
                of: served.participantId,
                in: instance,
                at: context.cause.effectiveAt,
                context
            )
        }
        try bill(facts, pair, company)
        try keep(fact, company)
        return .applied
    }

    private mutating func spend(
        _ cost: CostRecorded,
        _ data: JSONObject,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if let known = try known(.cost, cost.costId, pair, nil, company) { return known }
        let currency = pair.campaign.assumeIsolated { $0.currency }
        guard cost.amount.currency == currency else {
            return .rejected(
                Defect(
                    .currencyMismatch,
                    "the cost is in \(cost.amount.currency.rawValue), the campaign in"
                        + " \(currency.rawValue)",
                    errors: [
                        FieldError(
                            path: "/data/amount/currency",
                            code: .ruleViolated,
                            rule: "must be \(currency.rawValue)"
                        )
                    ]
                )
            )
        }
        var fact = fact(.cost, cost.costId, cost.category.rawValue, pair, data, company)
        try place(&fact, in: cost.instanceId, pair)
        fact.amount = cost.amount.amount
        try keep(fact, company)
        return .applied
    }

    /// Takes a fact back that was a mistake; its reference stays taken.
    mutating func voidActivity(
        _ voided: FactVoided,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let (kind, ref) = (voided.factKind, voided.factRef)
        guard
            var fact = try context.tables.facts.find(company: company.id, kind: kind, ref: ref),
            let pair = try actors.campaign(fact.campaign, context)
        else {
            return try voidStray(voided, company) ?? .parked(key: "\(kind.rawValue):\(ref)")
        }
        if let campaign = voided.campaignId, campaign != fact.campaign {
            return .rejected(Self.conflict)
        }
        guard !fact.isVoided else { return .duplicate }
        fact.isVoided = true
        let context = context
        switch kind {
        case .session:
            try reverse(fact, fact.usageId, .session, -1, .session, voided.reason, pair, company)
            try uncharge(fact, voided.reason, pair, company)
            pair.capacity.assumeIsolated { $0.hold(sessions: -1, context) }
        case .milestone: try uncharge(fact, voided.reason, pair, company)
        case .served:
            let (participant, instance) = (fact.participant ?? "", fact.instance)
            let facts = try pair.capacity.assumeIsolated {
                try $0.unsupport(
                    firstOf: [ref],
                    of: participant,
                    in: instance,
                    reason: voided.reason,
                    context
                )
            }
            try bill(facts, pair, company)
        case .evidence: try tell(.evidence, voided: voided, fact.campaign, company)
        case .cost, .outcome, .enrollment: break
        }
        try context.tables.facts.save(fact)
        try context.quotas.count(fact, context)
        try context.metrics.count(fact, in: company.zoneTable, context)
        // Where it came without a campaign, its association says so too.
        _ = try voidStray(voided, company)
        return .applied
    }

    static let noType = Defect(
        .schemaViolation,
        "the campaign has no template version, so it has no activities"
    )
    static let tooLarge = Defect(.numberOutOfRange, "its credits do not fit 64 bits")

    static func foreign(_ field: String, _ word: String, in type: ProgramType) -> Defect {
        Defect(
            .schemaViolation,
            "\(word) is no activity of \(type.rawValue)",
            errors: [
                FieldError(
                    path: "/data/\(field)",
                    code: .notInEnum,
                    rule: "must be an activity of \(type.rawValue)"
                )
            ]
        )
    }
}
