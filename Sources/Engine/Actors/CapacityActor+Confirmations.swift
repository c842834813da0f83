import Contracts
import Domain
import Storage

/// Kept places that are taken: the holder is enrolled without a new check of room.
///
/// Source: "Holds and offers", Confirming.
extension CapacityActor {
    /// What taking a kept place comes to.
    enum Confirmed {
        /// The person is in, with these billable facts.
        case enrolled([UsageFact], id: String)
        /// The place stays kept; these codes say what is in the way.
        case refused([ReasonCode])
        /// A further cohort is needed first.
        case needsSplit
    }

    /// Enrolls whoever a place is kept for.
    ///
    /// `request` is a request of theirs that takes it, under a reference of its own or the hold's.
    /// Changes nothing unless the person is enrolled.
    func confirm(
        _ hold: HoldRow,
        by request: EnrollmentRequested? = nil,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        _ context: FoldContext
    ) throws -> Confirmed {
        touch(context)
        // What was looked at for somebody else before is no reason of this.
        checks = nil
        let placement = placement(of: hold, wish: request?.instanceId ?? hold.instance)
        let obstacles = try obstacles(
            hold,
            placement,
            view,
            isCompanySuspended: isCompanySuspended,
            context
        )
        guard obstacles.isEmpty else { return .refused(obstacles) }
        if placement == .split { return .needsSplit }
        let entry = try hold.entry.flatMap { try context.tables.waitlist.find(seq: $0) }
        var enrollment = EnrollmentRow(
            seq: context.rowNumber(),
            id: context.id("enr", company: row.company),
            company: row.company,
            campaign: row.campaign,
            participant: hold.participant,
            role: hold.role,
            instance: nil,
            groupId: request?.groupId ?? hold.groupId,
            origin: entry == nil ? .request : .waitlist,
            enrollmentRef: nil,
            requestId: request?.requestId ?? entry?.requestId ?? hold.ref,
            enrolledAt: context.cause.effectiveAt,
            tags: request.map { Self.joined($0.tags) } ?? entry?.tags
        )
        if case .instance(let id, let overClass) = placement {
            enrollment.instance = id
            enrollment.overClass = overClass
        }
        let isOther = request.map { $0.requestId != hold.ref } ?? false
        let ended = try close(
            hold,
            as: isOther ? .superseded : .confirmed,
            enrollment: enrollment.seq,
            context
        )
        let facts = try takePlace(&enrollment, context)
        if var entry {
            entry.status = .promoted
            try context.tables.waitlist.update(entry)
            try tellPromotion(entry, enrollment, context)
        } else {
            try tellAcceptance(enrollment, asVerdict: request != nil, context)
            try context.tell(ended: ended, room, enrollmentId: enrollment.id)
        }
        return .enrolled(facts, id: enrollment.id)
    }

    /// A request of somebody for whom a place is kept takes that place, or is told what stands
    /// against it; nobody waits who holds.
    ///
    /// Source: "Holds and offers", Confirming.
    func take(
        _ hold: HoldRow,
        _ request: EnrollmentRequested,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        _ context: FoldContext
    ) throws -> Decided {
        switch try confirm(
            hold,
            by: request,
            view,
            isCompanySuspended: isCompanySuspended,
            context
        ) {
        case .enrolled(let facts, _): return Decided(facts: facts)
        case .needsSplit: return Decided(needsSplit: true)
        case .refused(let reasons):
            try tell(
                EnrollmentDecided(
                    requestId: request.requestId,
                    campaign: row.campaign,
                    participantId: request.participantId,
                    role: request.role,
                    decision: .rejected,
                    reasons: reasons + [.alreadyHeld],
                    room: row.room
                ),
                enrollment: nil,
                entry: nil,
                context
            )
            return Decided()
        }
    }

    /// What stands against taking a kept place; missing room never does.
    private func obstacles(
        _ hold: HoldRow,
        _ placement: PlacementResult,
        _ view: CampaignView,
        isCompanySuspended: Bool,
        _ context: FoldContext
    ) throws -> [ReasonCode] {
        var obstacles: [ReasonCode] = []
        if !view.isOpen { obstacles.append(.campaignNotOpen) }
        if isCompanySuspended { obstacles.append(.companySuspended) }
        let others = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: hold.participant,
            role: hold.role == .volunteer ? .beneficiary : .volunteer
        )
        if others.contains(where: { $0.status == .active }) { obstacles.append(.roleConflict) }
        if case .refused(let reason) = placement { obstacles.append(reason) }
        return obstacles
    }

    /// Where the holder goes: where a place is kept, unless they asked for another cohort.
    ///
    /// Without a wish nobody is refused for want of a class, as a fact is not.
    private func placement(of hold: HoldRow, wish: String?) -> PlacementResult {
        let isKeptOpen = row.cohorts.contains { $0.id == hold.cohort && $0.status.isOpen }
        if let wish {
            // A place that was kept is theirs though facts have filled the class since.
            let isKept = wish == hold.cohort && isKeptOpen
            return place(role: hold.role, wish: wish, isFact: isKept, besides: hold)
        }
        let kept = hold.role == .beneficiary && isKeptOpen ? hold.cohort : nil
        return place(role: hold.role, wish: kept, isFact: true, besides: hold)
    }

    /// Writes an enrollment of somebody who was not active, and counts it.
    private func takePlace(
        _ enrollment: inout EnrollmentRow,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        let need = try need(
            role: enrollment.role,
            participant: enrollment.participant,
            context
        )
        count(enrollment.role, in: enrollment.instance, by: 1)
        let ref = enrollment.requestId ?? enrollment.id
        let facts = try occupy(enrollment, ref: ref, context)
        enrollment.overbooked = row.room.isOverbooked(byNeed: need)
        if enrollment.overbooked { marks?.flaggedOverbooked = true }
        try context.tables.enrollments.insert(enrollment)
        try context.quotas.count(enrollment, before: nil, context)
        try context.metrics.count(enrollment, before: nil, context)
        return facts
    }

    private func tellAcceptance(
        _ enrollment: EnrollmentRow,
        asVerdict: Bool,
        _ context: FoldContext
    ) throws {
        try tell(
            EnrollmentDecided(
                requestId: enrollment.requestId ?? "",
                campaign: row.campaign,
                participantId: enrollment.participant,
                role: enrollment.role,
                decision: .accepted,
                enrollmentId: enrollment.id,
                instanceId: enrollment.instance,
                room: room
            ),
            enrollment: enrollment.seq,
            entry: nil,
            asVerdict: asVerdict,
            context
        )
    }
}
