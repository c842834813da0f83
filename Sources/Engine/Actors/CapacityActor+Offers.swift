import Contracts
import Domain
import Storage

/// Places that are offered to those who wait. Source: "Holds and offers", Offers.
extension CapacityActor {
    /// Offers the place that an entry could be let in to: it waits no more, and the place is kept.
    func offer(
        _ entry: WaitlistRow,
        _ placement: PlacementResult,
        minutes: Int64,
        _ context: FoldContext
    ) throws {
        var entry = entry
        entry.status = .offered
        try context.tables.waitlist.update(entry)
        try context.tables.due.cancel(entity: entry.id, kind: .waitlistExpire)
        countWaiting(entry.role, by: -1)
        var hold = HoldRow(
            seq: context.rowNumber(),
            id: context.id("hld", company: row.company),
            company: row.company,
            campaign: row.campaign,
            ref: nil,
            entry: entry.seq,
            participant: entry.participant,
            role: entry.role,
            instance: entry.instance,
            groupId: entry.groupId,
            placedAt: context.clock
        )
        hold.expiresAt = context.latest.adding(minutes: minutes)
        hold = try keep(hold, placement, context)
        try tellOffer(entry, hold, reasons: [], duplicate: false, context)
    }

    /// Says what an entry is offered, or why it cannot be accepted just now.
    func tellOffer(
        _ entry: WaitlistRow,
        _ hold: HoldRow,
        reasons: [ReasonCode],
        duplicate: Bool,
        _ context: FoldContext
    ) throws {
        try context.emit(
            row.company,
            campaign: row.campaign,
            EnrollmentOffered(
                campaign: row.campaign,
                waitlistId: entry.id,
                requestId: entry.requestId,
                participantId: entry.participant,
                role: entry.role,
                holdId: hold.id,
                instanceId: hold.cohort,
                expiresAt: hold.expiresAt ?? context.clock,
                reasons: reasons,
                duplicate: duplicate,
                room: room
            )
        )
    }

    /// An entry that is offered a place gets none: the place is kept no longer.
    func endOffer(_ entry: WaitlistRow, as status: WaitlistStatus, _ context: FoldContext) throws {
        guard let hold = try context.tables.holds.find(entry: entry.seq), hold.status == .held
        else { return }
        let end: HoldStatus =
            switch status {
            case .expired: .expired
            case .fulfilled: .superseded
            case .waiting, .offered, .promoted, .canceled: .released
            }
        try close(hold, as: end, context)
    }

    /// Everybody who asked for an entry hears that it came to an enrollment.
    func tellPromotion(
        _ entry: WaitlistRow,
        _ enrollment: EnrollmentRow,
        _ context: FoldContext
    ) throws {
        for request in try context.tables.requests.standing(forEntry: entry.seq) {
            try tell(
                EnrollmentDecided(
                    requestId: request.requestId,
                    campaign: row.campaign,
                    participantId: entry.participant,
                    role: entry.role,
                    decision: .accepted,
                    enrollmentId: enrollment.id,
                    instanceId: enrollment.instance,
                    promoted: true,
                    duplicate: request.requestId != entry.requestId,
                    room: row.room
                ),
                enrollment: enrollment.seq,
                entry: nil,
                asVerdict: false,
                context
            )
        }
    }

    /// The campaign is over: nothing is kept for anybody any more.
    func endHolds(_ context: FoldContext) throws {
        while row.holders > 0, let hold = try context.tables.holds.oldest(campaign: row.campaign) {
            if let seq = hold.entry, let entry = try context.tables.waitlist.find(seq: seq) {
                try endWait(entry, as: .canceled, context)
            } else {
                try end(hold, as: .released, reasons: [.campaignEnded], context)
            }
        }
    }
}
