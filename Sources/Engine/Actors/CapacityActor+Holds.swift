import Contracts
import Domain
import Storage

/// Places that are kept for somebody who has not decided yet. Source: "Holds and offers".
extension CapacityActor {
    /// Decides on a hold whose reference is new.
    ///
    /// Like a request it may first need a class or a loan: see `Decided`.
    func decide(
        _ wish: HoldRequested,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        nobodyLends: Bool,
        _ context: FoldContext
    ) throws -> Decided {
        touch(context)
        if let reason = try standsInTheWay(of: wish, context) {
            try turnAway(wish, [reason], quotaIds: [], context)
            return Decided()
        }
        let placement = place(role: wish.role, wish: wish.instanceId, isFact: false)
        let (facts, quotaIds) = try admission(
            role: wish.role,
            participant: wish.participantId,
            group: wish.groupId,
            at: context.cause.effectiveAt,
            placement: placement,
            acceptsWaiting: false,
            view,
            isCompanySuspended: isCompanySuspended,
            context
        )
        if !nobodyLends, Admission.wantsLoan(facts) { return Decided(needsLoan: true) }
        let reasons = Admission.refusals(facts)
        guard reasons.isEmpty else {
            if Admission.isCapacityRefusal(reasons, facts) { marks?.refusal = true }
            try turnAway(wish, reasons, quotaIds: quotaIds, context)
            return Decided()
        }
        if placement == .split { return Decided(needsSplit: true) }
        var hold = HoldRow(wish, context, company: row.company)
        hold.expiresAt = context.latest.adding(minutes: wish.minutes)
        hold = try keep(hold, placement, context)
        try context.tell(decided: hold, room)
        return Decided()
    }

    /// What the person has already in the campaign and cannot have twice.
    private func standsInTheWay(
        of wish: HoldRequested,
        _ context: FoldContext
    ) throws -> ReasonCode? {
        let rows = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: wish.participantId,
            role: wish.role
        )
        if rows.contains(where: { $0.status == .active }) { return .alreadyEnrolled }
        if try openEntry(wish.participantId, wish.role, context) != nil { return .alreadyWaiting }
        return try standing(wish.participantId, wish.role, context) == nil ? nil : .alreadyHeld
    }

    private func turnAway(
        _ wish: HoldRequested,
        _ reasons: [ReasonCode],
        quotaIds: [String],
        _ context: FoldContext
    ) throws {
        var hold = HoldRow(wish, context, company: row.company)
        hold.status = .rejected
        hold.reasons = reasons
        hold.quotaIds = reasons.contains(.quotaExhausted) ? quotaIds : []
        try context.tables.holds.insert(hold)
        try context.tell(decided: hold, room)
    }

    /// Keeps a place from now on.
    func keep(
        _ hold: HoldRow,
        _ placement: PlacementResult,
        _ context: FoldContext
    ) throws -> HoldRow {
        var hold = hold
        if case .instance(let id, _) = placement { hold.cohort = id }
        try context.tables.holds.insert(hold)
        if let dueAt = hold.expiresAt {
            try context.tables.due.schedule(
                DueRow(entity: hold.id, kind: .holdExpire, dueAt: dueAt, company: hold.company)
            )
        }
        try countHeld(hold, by: 1, context)
        return hold
    }

    /// Keeps a place no longer; whoever waits may have what it kept.
    @discardableResult
    func close(
        _ hold: HoldRow,
        as status: HoldStatus,
        enrollment: Int64? = nil,
        _ context: FoldContext
    ) throws -> HoldRow {
        touch(context)
        var hold = hold
        hold.status = status
        hold.endedAt = context.clock
        hold.enrollment = enrollment
        try context.tables.holds.update(hold)
        try context.tables.due.cancel(entity: hold.id, kind: .holdExpire)
        try countHeld(hold, by: -1, context)
        marks?.mayPromote = true
        try context.quotas.free(hold, context)
        return hold
    }

    /// Ends a hold that was asked for, and says so.
    func end(
        _ hold: HoldRow,
        as status: HoldStatus,
        reasons: [ReasonCode] = [],
        enrollment: EnrollmentRow? = nil,
        _ context: FoldContext
    ) throws {
        let ended = try close(hold, as: status, enrollment: enrollment?.seq, context)
        try context.tell(ended: ended, room, reasons: reasons, enrollmentId: enrollment?.id)
    }

    private func countHeld(_ hold: HoldRow, by amount: Int64, _ context: FoldContext) throws {
        switch hold.role {
        case .volunteer: row.heldVolunteers += amount
        case .beneficiary:
            row.heldBeneficiaries += amount
            if try !isServed(hold.participant, context) { row.heldLearners += amount }
            guard let index = row.cohorts.firstIndex(where: { $0.id == hold.cohort }) else {
                return
            }
            row.cohorts[index].held += amount
        }
    }

    /// What keeps a place for one person in one role: a hold or an offer.
    func standing(
        _ participant: String,
        _ role: ParticipantRole,
        _ context: FoldContext
    ) throws -> HoldRow? {
        guard row.holders > 0 else { return nil }
        return try context.tables.holds.standing(
            campaign: row.campaign,
            participant: participant,
            role: role
        )
    }

    /// The entry of one person in one role that waits or is offered a place.
    func openEntry(
        _ participant: String,
        _ role: ParticipantRole,
        _ context: FoldContext
    ) throws -> WaitlistRow? {
        guard row.waiting > 0 || row.holders > 0 else { return nil }
        return try context.tables.waitlist.open(
            campaign: row.campaign,
            participant: participant,
            role: role
        )
    }
}

extension HoldRow {
    /// What somebody asked for, as it stands before it is decided.
    init(_ wish: HoldRequested, _ context: FoldContext, company: String) {
        self.init(
            seq: context.rowNumber(),
            id: context.id("hld", company: company),
            company: company,
            campaign: wish.campaignId,
            ref: wish.holdRef,
            entry: nil,
            participant: wish.participantId,
            role: wish.role,
            instance: wish.instanceId,
            groupId: wish.groupId,
            placedAt: context.clock
        )
    }
}
