import Contracts
import Domain
import Storage

/// What is said of holds. Source: "Holds and offers", Messages.
extension FoldContext {
    /// When what is decided now can be heard at the earliest: the clock, the input's own time or
    /// the instant of the tick, whichever is latest.
    ///
    /// Time to answer starts then, so that nobody's time runs out while no node is at work.
    var latest: Instant { max(clock, cause.effectiveAt, tickedAt ?? clock) }

    /// Says how a hold was decided, or once more how it stands.
    func tell(
        decided hold: HoldRow,
        _ room: Room,
        reasons: [ReasonCode]? = nil,
        duplicate: Bool = false
    ) throws {
        if !duplicate { freshKeys.append((hold.company, "hold:\(hold.ref ?? "")")) }
        try emit(
            Output(
                partition: hold.company,
                subject: "campaign/\(hold.campaign)",
                body: EnrollmentHoldDecided(
                    campaign: hold.campaign,
                    holdId: hold.id,
                    holdRef: hold.ref ?? "",
                    participantId: hold.participant,
                    role: hold.role,
                    decision: hold.status,
                    reasons: reasons ?? hold.reasons,
                    quotaIds: hold.quotaIds,
                    instanceId: hold.cohort,
                    expiresAt: hold.expiresAt,
                    duplicate: duplicate,
                    room: room
                )
            ),
            asVerdict: reasons == nil
        )
    }

    /// Says how a hold ended, or once more how it did.
    func tell(
        ended hold: HoldRow,
        _ room: Room,
        reasons: [ReasonCode] = [],
        enrollmentId: String? = nil,
        duplicate: Bool = false
    ) throws {
        var enrollment = enrollmentId
        if enrollment == nil, let seq = hold.enrollment {
            enrollment = try tables.enrollments.find(seq: seq)?.id
        }
        try emit(
            hold.company,
            campaign: hold.campaign,
            EnrollmentHoldEnded(
                campaign: hold.campaign,
                holdId: hold.id,
                holdRef: hold.ref ?? "",
                participantId: hold.participant,
                role: hold.role,
                status: hold.status,
                reasons: reasons,
                enrollmentId: enrollment,
                duplicate: duplicate,
                room: room
            )
        )
    }
}
