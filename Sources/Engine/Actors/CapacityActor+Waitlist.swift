import Contracts
import Domain
import Storage

/// The waiting list. Source: domain §7.6.
extension CapacityActor {
    /// What a walk of the waiting list asks of the others.
    struct Promoted {
        /// Billable facts.
        var facts: [UsageFact] = []
        /// A further cohort is needed before the next one can be placed.
        var needsSplit = false
        /// A unit of a sibling is needed before the next one can be let in.
        var needsLoan = false
    }

    private struct Class: Hashable {
        let role: ParticipantRole
        let instance: String?
        let group: String?
        let need: Int64
    }

    /// Step 7: lets in whoever can be let in, in order; one failure settles its class.
    ///
    /// Returns `needsSplit` when a class must be opened first, and `needsLoan` when a unit must be
    /// borrowed, unless it is known that nobody lends; the walk is then repeated.
    func promote(
        _ view: CampaignView,
        isCompanySuspended: Bool,
        nobodyLends: Bool,
        _ context: FoldContext
    ) throws -> Promoted {
        var promoted = Promoted()
        guard marks?.mayPromote == true else { return promoted }
        defer {
            if !promoted.needsSplit, !promoted.needsLoan { marks?.mayPromote = false }
        }
        try placeUnassigned(context)
        if takeClassWish() {
            promoted.needsSplit = true
            return promoted
        }
        guard row.waiting > 0, view.isOpen else { return promoted }
        var failed: Set<Class> = []
        var last: WaitlistRow?
        while true {
            let entries = try context.tables.waitlist.waiting(campaign: row.campaign, behind: last)
            for entry in entries {
                last = entry
                let kind = Class(
                    role: entry.role,
                    instance: entry.instance,
                    group: entry.groupId,
                    need: try need(role: entry.role, participant: entry.participant, context)
                )
                if failed.contains(kind) { continue }
                switch try attempt(
                    entry,
                    view,
                    isCompanySuspended: isCompanySuspended,
                    nobodyLends: nobodyLends,
                    context
                ) {
                case .admitted(let facts): promoted.facts += facts
                case .refused(let settlesClass): if settlesClass { failed.insert(kind) }
                case .needsLoan: promoted.needsLoan = true
                case .needsSplit: promoted.needsSplit = true
                }
                if promoted.needsLoan || promoted.needsSplit { return promoted }
            }
            let isOver = entries.count < 64 || isSettled(nobodyLends: nobodyLends)
            if isOver { return promoted }
        }
    }

    /// What became of one who waits.
    private enum Attempt {
        /// They are in, with these billable facts, or a place is offered to them.
        case admitted([UsageFact])
        /// They go on waiting, and so does perhaps everybody like them.
        case refused(settlesClass: Bool)
        /// A unit of a sibling is needed first.
        case needsLoan
        /// A further cohort is needed first.
        case needsSplit
    }

    private func attempt(
        _ entry: WaitlistRow,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        nobodyLends: Bool,
        _ context: FoldContext
    ) throws -> Attempt {
        let placement = place(role: entry.role, wish: entry.instance, isFact: false)
        let (facts, quotaIds) = try admission(
            role: entry.role,
            participant: entry.participant,
            group: entry.groupId,
            at: context.clock,
            placement: placement,
            acceptsWaiting: true,
            view,
            isCompanySuspended: isCompanySuspended,
            context
        )
        if !nobodyLends, Admission.wantsLoan(facts) { return .needsLoan }
        let decision = Admission.decide(facts)
        guard case .accepted = decision else {
            let settlesClass = try settles(decision, quotaIds, entry, context)
            return .refused(settlesClass: settlesClass)
        }
        if placement == .split { return .needsSplit }
        if view.waitlist.offerMinutes > 0 {
            try offer(entry, placement, minutes: view.waitlist.offerMinutes, context)
            return .admitted([])
        }
        return .admitted(try admit(entry, placement, context))
    }

    /// Whether what keeps somebody out keeps out everybody like them.
    private func settles(
        _ decision: AdmissionDecision,
        _ quotaIds: [String],
        _ entry: WaitlistRow,
        _ context: FoldContext
    ) throws -> Bool {
        if decision.reasons.contains(.roleConflict) { return false }
        // The next one may go to another cohort than that whose quota is full.
        guard entry.instance == nil else { return true }
        return try !context.quotas.isBoundToCohort(quotaIds, of: row.company, context)
    }

    /// Whether nobody who still waits can be let in for want of room.
    private func isSettled(nobodyLends: Bool) -> Bool {
        let room = row.room
        let volunteerNeed = room.need(role: .volunteer, alreadyCounted: false)
        if row.waitingVolunteers > 0, room.admits(need: volunteerNeed) { return false }
        guard row.waitingBeneficiaries > 0 else { return true }
        // Somebody who was served needs nothing, and only looking tells who was.
        let need = room.need(role: .beneficiary, alreadyCounted: false)
        guard !room.admits(need: need), need == 0 || row.served == 0 else { return false }
        return room.model != .bundle || nobodyLends
    }

    private func admit(
        _ entry: WaitlistRow,
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
            participant: entry.participant,
            role: entry.role,
            instance: instance,
            groupId: entry.groupId,
            origin: .waitlist,
            enrollmentRef: nil,
            requestId: entry.requestId,
            enrolledAt: context.clock,
            tags: entry.tags
        )
        try context.tables.enrollments.insert(enrollment)
        try context.quotas.count(enrollment, before: nil, context)
        try context.metrics.count(enrollment, before: nil, context)
        try close(entry, as: .promoted, context)
        count(enrollment.role, in: instance, by: 1)
        let facts = try occupy(enrollment, ref: entry.requestId, context)
        try tellPromotion(entry, enrollment, context)
        return facts
    }

    /// Ends a wait without a promotion, and says so.
    func endWait(
        _ entry: WaitlistRow,
        as status: WaitlistStatus,
        _ context: FoldContext
    ) throws {
        touch(context)
        try close(entry, as: status, context)
        try context.emit(
            row.company,
            campaign: row.campaign,
            EnrollmentWaitlistEnded(
                campaign: row.campaign,
                waitlistId: entry.id,
                requestId: entry.requestId,
                status: status
            )
        )
    }

    /// Changes the place of an entry in its queue.
    func prioritize(
        _ entry: WaitlistRow,
        priority: Int64,
        _ context: FoldContext
    ) throws {
        touch(context)
        var entry = entry
        entry.priority = priority
        try context.tables.waitlist.update(entry)
    }

    private func close(
        _ old: WaitlistRow,
        as status: WaitlistStatus,
        _ context: FoldContext
    ) throws {
        var entry = old
        entry.status = status
        try context.tables.waitlist.update(entry)
        if old.status == .offered { return try endOffer(old, as: status, context) }
        try context.tables.due.cancel(entity: entry.id, kind: .waitlistExpire)
        countWaiting(entry.role, by: -1)
    }

    /// The campaign is over: everybody leaves and nobody waits any more.
    func endEverything(
        reason: String,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        var facts: [UsageFact] = []
        for enrollment in try context.tables.enrollments.active(campaign: row.campaign) {
            facts += try end(enrollment, as: .ended, reason: reason, context)
        }
        while let entry = try context.tables.waitlist.waiting(campaign: row.campaign, behind: nil)
            .first
        {
            try endWait(entry, as: .canceled, context)
        }
        try endHolds(context)
        return facts
    }
}
