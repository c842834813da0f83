import Contracts
import Domain
import Storage

/// The waiting list. Source: domain §7.6.
extension CapacityActor {
    /// What a walk of the waiting list asks of the others.
    struct Promoted {
        /// Billable facts.
        var facts: [SeatFact] = []
        /// A further cohort is needed before the next one can be placed.
        var needsSplit = false
    }

    private struct Class: Hashable {
        let role: ParticipantRole
        let instance: String?
        let group: String?
    }

    /// Step 7: lets in whoever can be let in, in order; one failure settles its class.
    ///
    /// Returns `needsSplit` when a class must be opened first; the walk is then repeated.
    func promote(
        _ view: CampaignView,
        isCompanySuspended: Bool,
        _ context: FoldContext
    ) throws -> Promoted {
        var promoted = Promoted()
        guard marks?.mayPromote == true else { return promoted }
        defer { if !promoted.needsSplit { marks?.mayPromote = false } }
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
                    group: entry.groupId
                )
                if failed.contains(kind) { continue }
                let placement = place(role: entry.role, wish: entry.instance, isFact: false)
                let decision = try admission(
                    role: entry.role,
                    participant: entry.participant,
                    placement: placement,
                    acceptsWaiting: true,
                    view,
                    isCompanySuspended: isCompanySuspended,
                    context
                )
                guard case .accepted = decision else {
                    if !decision.reasons.contains(.roleConflict) { failed.insert(kind) }
                    continue
                }
                if placement == .split {
                    promoted.needsSplit = true
                    return promoted
                }
                promoted.facts += try admit(entry, placement, context)
            }
            if entries.count < 64 || isSettled { return promoted }
        }
    }

    /// Whether nobody who still waits can be let in for want of room.
    private var isSettled: Bool {
        let room = row.room
        return row.waitingBeneficiaries == 0
            && !room.admits(need: room.need(role: .volunteer, alreadyCounted: false))
    }

    private func admit(
        _ entry: WaitlistRow,
        _ placement: PlacementResult,
        _ context: FoldContext
    ) throws -> [SeatFact] {
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
        try close(entry, as: .promoted, context)
        count(enrollment.role, in: instance, by: 1)
        let facts = occupy(enrollment, ref: entry.requestId)
        for request in try context.tables.requests.standing(forEntry: entry.seq) {
            try tell(
                EnrollmentDecided(
                    requestId: request.requestId,
                    campaign: row.campaign,
                    participantId: entry.participant,
                    role: entry.role,
                    decision: .accepted,
                    enrollmentId: enrollment.id,
                    instanceId: instance,
                    promoted: true,
                    duplicate: request.requestId != entry.requestId,
                    room: row.room
                ),
                enrollment: enrollment.seq,
                entry: nil,
                context
            )
        }
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
        _ entry: WaitlistRow,
        as status: WaitlistStatus,
        _ context: FoldContext
    ) throws {
        var entry = entry
        entry.status = status
        try context.tables.waitlist.update(entry)
        try context.tables.due.cancel(entity: entry.id, kind: .waitlistExpire)
        countWaiting(entry.role, by: -1)
    }

    /// The campaign is over: everybody leaves and nobody waits any more.
    func endEverything(
        reason: String,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> [SeatFact] {
        var facts: [SeatFact] = []
        for enrollment in try context.tables.enrollments.active(campaign: row.campaign) {
            facts += try end(enrollment, as: .ended, reason: reason, context)
        }
        while let entry = try context.tables.waitlist.waiting(campaign: row.campaign, behind: nil)
            .first
        {
            try endWait(entry, as: .canceled, context)
        }
        return facts
    }
}
