import Contracts
import Domain
import Storage

/// Requests and their decisions. Source: domain §7.4.
extension CapacityActor {
    /// What deciding a request asks of the others.
    struct Decided {
        /// Billable facts.
        var facts: [UsageFact] = []
        /// A further cohort is needed before the person can be placed.
        var needsSplit = false
        /// A unit of a sibling is needed before the person can be let in.
        var needsLoan = false
    }

    /// Decides a request that was never seen before.
    ///
    /// Returns `needsSplit` without having changed anything when a class must be opened first;
    /// the campaign opens it and the request is decided again. So it is with `needsLoan`, unless
    /// it is known that nobody lends.
    func decide(
        _ request: EnrollmentRequested,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        nobodyLends: Bool,
        _ context: FoldContext
    ) throws -> Decided {
        touch(context)
        checks = nil
        if try repeated(request, context) { return Decided() }
        if let hold = try standing(request.participantId, request.role, context) {
            return try take(hold, request, view, isCompanySuspended: isCompanySuspended, context)
        }
        let placement = place(role: request.role, wish: request.instanceId, isFact: false)
        let (facts, quotaIds) = try admission(
            role: request.role,
            participant: request.participantId,
            group: request.groupId,
            at: context.cause.effectiveAt,
            placement: placement,
            acceptsWaiting: request.waitlist,
            view,
            isCompanySuspended: isCompanySuspended,
            context
        )
        if !nobodyLends, Admission.wantsLoan(facts) { return Decided(needsLoan: true) }
        let decision = Admission.decide(facts)
        switch decision {
        case .accepted:
            if placement == .split { return Decided(needsSplit: true) }
            return Decided(facts: try accept(request, placement, context))
        case .waitlisted(let reasons):
            if Admission.isCapacityRefusal(reasons, facts) { marks?.refusal = true }
            try wait(request, reasons, quotaIds, view, context)
        case .rejected(let reasons):
            if Admission.isCapacityRefusal(reasons, facts) { marks?.refusal = true }
            try tell(
                EnrollmentDecided(
                    requestId: request.requestId,
                    campaign: row.campaign,
                    participantId: request.participantId,
                    role: request.role,
                    decision: .rejected,
                    reasons: reasons,
                    quotaIds: reasons.contains(.quotaExhausted) ? quotaIds : [],
                    room: row.room
                ),
                enrollment: nil,
                entry: nil,
                context
            )
        }
        return Decided()
    }

    /// What the rules look at for somebody who is not active and does not wait, and the quotas that
    /// have no room for them.
    ///
    /// `moment` is when they would become active.
    func admission(
        role: ParticipantRole,
        participant: String,
        group: String?,
        at moment: Instant,
        placement: PlacementResult,
        acceptsWaiting: Bool,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        _ context: FoldContext
    ) throws -> (facts: AdmissionFacts, quotaIds: [String]) {
        let need = try need(role: role, participant: participant, context)
        var facts = AdmissionFacts(room: row.room, need: need)
        facts.isCampaignOpen = view.isOpen
        facts.isCompanySuspended = isCompanySuspended
        let other: ParticipantRole = role == .volunteer ? .beneficiary : .volunteer
        let others = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: participant,
            role: other
        )
        facts.hasRoleConflict = others.contains { $0.status == .active }
        if case .refused(let reason) = placement { facts.placementRefusal = reason }
        facts.isWaitlistEnabled = view.waitlist.enabled
        facts.acceptsWaiting = acceptsWaiting
        facts.waitingCount = row.waiting
        facts.maxWaiting = view.waitlist.maxLength
        var instance: String?
        if case .instance(let id, _) = placement { instance = id }
        let quotas = try context.quotas.checks(
            role,
            in: row.campaign,
            instance,
            group: group,
            of: row.company,
            at: moment,
            context
        )
        let quotaIds = quotas.filter(\.isBlocking).map(\.id)
        facts.isQuotaExhausted = !quotaIds.isEmpty
        checks = AdmissionChecks(facts: facts, quotas: quotas)
        return (facts, quotaIds)
    }

    /// What somebody takes who becomes active: nothing if they count already.
    ///
    /// Source: domain §7.1.
    func need(
        role: ParticipantRole,
        participant: String,
        _ context: FoldContext
    ) throws -> Int64 {
        let room = row.room
        let need = room.need(role: role, alreadyCounted: false)
        guard need > 0, role == .beneficiary else { return need }
        let isServed = try isServed(participant, context)
        return room.need(role: role, alreadyCounted: isServed)
    }

    /// Whether a beneficiary has a support of "served".
    func isServed(_ participant: String, _ context: FoldContext) throws -> Bool {
        guard row.served > 0 else { return false }
        return try !context.tables.supports
            .find(campaign: row.campaign, participant: participant).isEmpty
    }

    /// Step 2: the person is active or waits already.
    private func repeated(
        _ request: EnrollmentRequested,
        _ context: FoldContext
    ) throws -> Bool {
        let rows = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: request.participantId,
            role: request.role
        )
        var decision = EnrollmentDecided(
            requestId: request.requestId,
            campaign: row.campaign,
            participantId: request.participantId,
            role: request.role,
            decision: .accepted,
            duplicate: true,
            room: row.room
        )
        if let active = rows.first(where: { $0.status == .active }) {
            decision.enrollmentId = active.id
            decision.instanceId = active.instance
            try tell(decision, enrollment: active.seq, entry: nil, context)
            return true
        }
        guard let entry = try openEntry(request.participantId, request.role, context) else {
            return false
        }
        decision.decision = .waitlisted
        decision.waitlistId = entry.id
        if entry.status == .offered {
            decision.expiresAt = try context.tables.holds.find(entry: entry.seq)?.expiresAt
        } else {
            decision.waitlistPlace = try context.tables.waitlist.place(of: entry)
            decision.expiresAt = entry.expiresAt
        }
        try tell(decision, enrollment: nil, entry: entry.seq, context)
        return true
    }

    private func accept(
        _ request: EnrollmentRequested,
        _ placement: PlacementResult,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        var instance: String?
        if case .instance(let id, _) = placement { instance = id }
        let enrollment = EnrollmentRow(
            seq: context.rowNumber(),
            id: context.id("enr", company: row.company),
            company: row.company,
            campaign: row.campaign,
            participant: request.participantId,
            role: request.role,
            instance: instance,
            groupId: request.groupId,
            origin: .request,
            enrollmentRef: nil,
            requestId: request.requestId,
            enrolledAt: context.cause.effectiveAt,
            tags: Self.joined(request.tags)
        )
        try context.tables.enrollments.insert(enrollment)
        try context.quotas.count(enrollment, before: nil, context)
        try context.metrics.count(enrollment, before: nil, context)
        count(enrollment.role, in: instance, by: 1)
        let facts = try occupy(enrollment, ref: request.requestId, context)
        try tell(
            EnrollmentDecided(
                requestId: request.requestId,
                campaign: row.campaign,
                participantId: request.participantId,
                role: request.role,
                decision: .accepted,
                enrollmentId: enrollment.id,
                instanceId: instance,
                room: row.room
            ),
            enrollment: enrollment.seq,
            entry: nil,
            context
        )
        return facts
    }

    private func wait(
        _ request: EnrollmentRequested,
        _ reasons: [ReasonCode],
        _ quotaIds: [String],
        _ view: CampaignView,
        _ context: FoldContext
    ) throws {
        let days = request.waitlistTtlDays ?? view.waitlist.ttlDays
        let entry = WaitlistRow(
            seq: context.rowNumber(),
            id: context.id("wl", company: row.company),
            company: row.company,
            campaign: row.campaign,
            requestId: request.requestId,
            participant: request.participantId,
            role: request.role,
            instance: request.instanceId,
            groupId: request.groupId,
            priority: request.priority,
            expiresAt: context.cause.effectiveAt.adding(days: days),
            tags: Self.joined(request.tags)
        )
        try context.tables.waitlist.insert(entry)
        try context.tables.due.schedule(
            DueRow(
                entity: entry.id,
                kind: .waitlistExpire,
                dueAt: entry.expiresAt,
                company: row.company
            )
        )
        countWaiting(entry.role, by: 1)
        // Dated in another period, it may be let in today all the same.
        let moment = context.cause.effectiveAt
        if !quotaIds.isEmpty, try !context.quotas.isToday(moment, row.company, context) {
            marks?.mayPromote = true
        }
        try tell(
            EnrollmentDecided(
                requestId: request.requestId,
                campaign: row.campaign,
                participantId: request.participantId,
                role: request.role,
                decision: .waitlisted,
                reasons: reasons,
                quotaIds: quotaIds,
                waitlistId: entry.id,
                waitlistPlace: try context.tables.waitlist.place(of: entry),
                expiresAt: entry.expiresAt,
                room: row.room
            ),
            enrollment: nil,
            entry: entry.seq,
            context
        )
    }

    /// Stores a decision as the latest of its request, and emits it; whoever asked for it hears it.
    func tell(
        _ decision: EnrollmentDecided,
        enrollment: Int64?,
        entry: Int64?,
        asVerdict: Bool = true,
        _ context: FoldContext
    ) throws {
        try context.tables.requests.save(
            RequestRow(
                company: row.company,
                requestId: decision.requestId,
                campaign: row.campaign,
                participant: decision.participantId,
                role: decision.role,
                enrollment: enrollment,
                entry: entry,
                decision: DecisionCodec.encode(decision)
            )
        )
        try context.keep(decision, company: row.company, checks: checks)
        context.freshKeys.append((row.company, "enrollment:\(decision.requestId)"))
        try context.emit(
            Output(
                partition: row.company,
                subject: "campaign/\(row.campaign)",
                body: decision
            ),
            asVerdict: asVerdict
        )
    }

    /// Counts somebody in or out of the waiting list.
    func countWaiting(_ role: ParticipantRole, by amount: Int64) {
        switch role {
        case .volunteer: row.waitingVolunteers += amount
        case .beneficiary: row.waitingBeneficiaries += amount
        }
    }

    /// Lets an identity that was not active become so: it counts, and a volunteer takes a seat.
    ///
    /// Source: domain §7.2.
    func occupy(
        _ enrollment: EnrollmentRow,
        ref: String,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        switch enrollment.role {
        case .beneficiary:
            row.beneficiaries += 1
            if try !isServed(enrollment.participant, context) { row.learners += 1 }
            return []
        case .volunteer:
            row.volunteers += 1
            return [fact(.seatAssigned, enrollment, ref: ref, at: enrollment.enrolledAt)]
        }
    }

    /// A billable fact about an enrollment.
    func fact(
        _ type: UsageType,
        _ enrollment: EnrollmentRow,
        ref: String,
        at effectiveAt: Instant
    ) -> UsageFact {
        var fact = UsageFact(
            campaign: row.campaign,
            type: type,
            quantity: 1,
            unit: type == .learnerServed ? .learner : .seat,
            ref: ref,
            effectiveAt: effectiveAt
        )
        fact.instance = enrollment.instance
        fact.participant = enrollment.participant
        return fact
    }

    /// Labels as one column, nil for none.
    static func joined(_ tags: [String]) -> String? {
        tags.isEmpty ? nil : tags.joined(separator: "\n")
    }
}
