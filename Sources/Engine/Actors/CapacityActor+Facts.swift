import Contracts
import Domain
import Storage

/// Facts: somebody joined, left, finished, or never did. They are never refused.
///
/// Source: domain §1.6, §7.2, §7.5.
extension CapacityActor {
    /// Takes a `created` whose reference is new; the company-wide checks were made before.
    ///
    /// `standing` are the enrollments that the requests it names stand for. Returns nil when a
    /// class must be opened first: open it and call again.
    func record(
        _ created: EnrollmentCreated,
        standing: [Int64],
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> [UsageFact]? {
        touch(context)
        let identity = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: created.participantId,
            role: created.role
        )
        context.freshKeys.append((row.company, "enrollment:\(created.enrollmentRef)"))
        if let known = answered(standing, identity) {
            return try attach(created, to: known, view, context)
        }
        let isActive = identity.contains { $0.status == .active }
        var wish = created.instanceId
        var flags: [ReasonCode] = view.isOpen ? [] : [.campaignNotOpen]
        if let id = wish, !row.cohorts.contains(where: { $0.id == id }) {
            flags.append(.instanceUnknown)
            wish = nil
        }
        let hold = try self.standing(created.participantId, created.role, context)
        let placement = place(role: created.role, wish: wish, isFact: true, besides: hold)
        if placement == .split {
            context.freshKeys.removeLast()
            return nil
        }
        return try enroll(created, placement, isActive: isActive, flags, hold, context)
    }

    /// The identity's enrollment that this fact answers, if it has no reference yet.
    private func answered(
        _ standing: [Int64],
        _ identity: [EnrollmentRow]
    ) -> EnrollmentRow? {
        let open = identity.filter { $0.enrollmentRef == nil }
        let named = standing.lazy.compactMap { seq in open.first { $0.seq == seq } }.first
        return named ?? open.first { $0.status == .active && $0.origin != .fact }
    }

    private func attach(
        _ created: EnrollmentCreated,
        to known: EnrollmentRow,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        var known = known
        known.enrollmentRef = created.enrollmentRef
        try context.tables.enrollments.update(known)
        try tell(
            known,
            created,
            duplicate: true,
            flags: view.isOpen ? [] : [.campaignNotOpen],
            context
        )
        return try applyPendingEnds(known, context)
    }

    private func enroll(
        _ created: EnrollmentCreated,
        _ placement: PlacementResult,
        isActive: Bool,
        _ flags: [ReasonCode],
        _ hold: HoldRow?,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        var enrollment = EnrollmentRow(
            seq: context.rowNumber(),
            id: context.id("enr", company: row.company),
            company: row.company,
            campaign: row.campaign,
            participant: created.participantId,
            role: created.role,
            instance: nil,
            groupId: created.groupId,
            origin: .fact,
            enrollmentRef: created.enrollmentRef,
            requestId: created.requestId,
            enrolledAt: context.cause.effectiveAt,
            tags: Self.joined(created.tags)
        )
        if case .instance(let id, let overClass) = placement {
            enrollment.instance = id
            enrollment.overClass = overClass
        }
        enrollment.duplicate = isActive
        if let entry = try openEntry(created.participantId, created.role, context) {
            try endWait(entry, as: .fulfilled, context)
        } else if let hold {
            try end(hold, as: .superseded, enrollment: enrollment, context)
        }
        var facts: [UsageFact] = []
        if isActive {
            count(created.role, in: enrollment.instance, by: 1)
        } else {
            let need = try need(
                role: created.role,
                participant: created.participantId,
                context
            )
            count(created.role, in: enrollment.instance, by: 1)
            facts = try occupy(enrollment, ref: created.enrollmentRef, context)
            enrollment.overbooked = row.room.isOverbooked(byNeed: need)
            if enrollment.overbooked { marks?.flaggedOverbooked = true }
        }
        try context.tables.enrollments.insert(enrollment)
        try context.quotas.count(enrollment, before: nil, context)
        try context.metrics.count(enrollment, before: nil, context)
        var flags = flags
        if !isActive, try context.quotas.isExceeded(by: enrollment, context) {
            flags.append(.overQuota)
        }
        try tell(enrollment, created, duplicate: isActive, flags: flags, context)
        return facts + (try applyPendingEnds(enrollment, context))
    }

    private func tell(
        _ enrollment: EnrollmentRow,
        _ created: EnrollmentCreated,
        duplicate: Bool,
        flags: [ReasonCode],
        _ context: FoldContext
    ) throws {
        try context.emit(
            row.company,
            campaign: row.campaign,
            EnrollmentRecorded(
                campaign: row.campaign,
                enrollmentId: enrollment.id,
                enrollmentRef: created.enrollmentRef,
                requestId: enrollment.requestId,
                participantId: enrollment.participant,
                role: enrollment.role,
                instanceId: enrollment.instance,
                overbooked: enrollment.overbooked,
                duplicate: duplicate,
                overClass: enrollment.overClass,
                flags: flags
            )
        )
    }

    /// Ends that came before the beginning: a withdrawal of a request that was not accepted.
    private func applyPendingEnds(
        _ enrollment: EnrollmentRow,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        guard let ref = enrollment.enrollmentRef else { return [] }
        var facts: [UsageFact] = []
        for pending in try context.tables.pendingEnds.take(company: row.company, ref: ref) {
            guard let current = try context.tables.enrollments.find(seq: enrollment.seq) else {
                continue
            }
            if pending.kind == EnrollmentStatus.completed.rawValue {
                facts += try complete(current, at: pending.effectiveAt, context) ?? []
            } else {
                facts +=
                    try withdraw(
                        current,
                        reason: pending.reason ?? "withdrawn",
                        at: pending.effectiveAt,
                        context
                    ) ?? []
            }
        }
        return facts
    }

    /// Somebody left; nil when the enrollment has ended before.
    func withdraw(
        _ enrollment: EnrollmentRow,
        reason: String,
        at effectiveAt: Instant,
        _ context: FoldContext
    ) throws -> [UsageFact]? {
        guard enrollment.status == .active else { return nil }
        return try end(enrollment, as: .withdrawn, reason: reason, at: effectiveAt, context)
    }

    /// Somebody finished; nil when they had before, or when the enrollment was voided.
    func complete(
        _ enrollment: EnrollmentRow,
        at effectiveAt: Instant,
        _ context: FoldContext
    ) throws -> [UsageFact]? {
        guard enrollment.status != .completed, enrollment.endReason != "voided" else { return nil }
        touch(context)
        var facts: [UsageFact] = []
        // Served before the end: who stops being active then goes on counting.
        if enrollment.role == .beneficiary {
            facts = try support(
                supportRef(enrollment),
                of: enrollment.participant,
                in: enrollment.instance,
                at: effectiveAt,
                context
            )
        }
        if enrollment.status == .active {
            facts += try end(
                enrollment,
                as: .completed,
                reason: "completed",
                at: effectiveAt,
                context
            )
        } else {
            let before = enrollment
            var enrollment = enrollment
            enrollment.status = .completed
            enrollment.endReason = "completed"
            try context.tables.enrollments.update(enrollment)
            try context.metrics.count(enrollment, before: before, context)
            try tellEnd(enrollment, released: false, context)
        }
        return facts
    }

    /// The enrollment was a mistake; nil when that was said before.
    func void(
        _ enrollment: EnrollmentRow,
        reason: String,
        _ context: FoldContext
    ) throws -> [UsageFact]? {
        guard enrollment.endReason != "voided" else { return nil }
        touch(context)
        var facts: [UsageFact] = []
        if enrollment.status == .active {
            facts = try end(enrollment, as: .ended, reason: "voided", context)
        } else {
            let before = enrollment
            var enrollment = enrollment
            enrollment.status = .ended
            enrollment.endReason = "voided"
            try context.tables.enrollments.update(enrollment)
            try context.metrics.count(enrollment, before: before, context)
            try tellEnd(enrollment, released: false, context)
        }
        return facts + (try unsupport(enrollment, reason: reason, context))
    }

    /// Ends an active enrollment; the last one of an identity frees its place.
    func end(
        _ enrollment: EnrollmentRow,
        as status: EnrollmentStatus,
        reason: String,
        at effectiveAt: Instant? = nil,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        touch(context)
        let before = enrollment
        var enrollment = enrollment
        enrollment.status = status
        enrollment.endReason = reason
        enrollment.endedAt = effectiveAt ?? context.cause.effectiveAt
        try context.tables.enrollments.update(enrollment)
        try context.quotas.count(enrollment, before: before, context)
        try context.metrics.count(enrollment, before: before, context)
        count(enrollment.role, in: enrollment.instance, by: -1)
        marks?.mayPromote = true
        let identity = try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: enrollment.participant,
            role: enrollment.role
        )
        let isLast = !identity.contains { $0.status == .active }
        try tellEnd(enrollment, released: isLast && enrollment.role == .volunteer, context)
        guard isLast else { return [] }
        switch enrollment.role {
        case .beneficiary:
            row.beneficiaries -= 1
            if try !isServed(enrollment.participant, context) { row.learners -= 1 }
            return []
        case .volunteer:
            row.volunteers -= 1
            let ref = enrollment.enrollmentRef ?? enrollment.requestId ?? enrollment.id
            let endedAt = enrollment.endedAt ?? context.clock
            return [fact(.seatReleased, enrollment, ref: ref, at: endedAt)]
        }
    }

    private func tellEnd(
        _ enrollment: EnrollmentRow,
        released: Bool,
        _ context: FoldContext
    ) throws {
        try context.emit(
            row.company,
            campaign: row.campaign,
            EnrollmentEnded(
                campaign: row.campaign,
                enrollmentId: enrollment.id,
                enrollmentRef: enrollment.enrollmentRef,
                requestId: enrollment.requestId,
                instanceId: enrollment.instance,
                participantId: enrollment.participant,
                role: enrollment.role,
                status: enrollment.status,
                endReason: enrollment.endReason ?? "",
                released: released
            )
        )
    }
}
