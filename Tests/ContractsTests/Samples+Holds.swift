import Contracts
import Domain

/// Holds and offers, equal in content to their golden messages.
extension Samples {
    private static let campaign = "c-german-berlin"
    private static let cohort = "ins_veridia_41_1"

    private static func room(_ used: Int64, _ held: Int64, of limit: Int64) -> Room {
        Room(model: .seats, limit: limit, overbookPct: 10, used: used, held: held)
    }

    static let holds: [(name: String, body: any OutputBody)] = [
        (
            "headroom.enrollment.hold_decided.v1",
            EnrollmentHoldDecided(
                campaign: campaign,
                holdId: "hld_veridia_812_1",
                holdRef: "hold-7001",
                participantId: "v-new-1",
                role: .volunteer,
                decision: .held,
                instanceId: cohort,
                expiresAt: at("2026-04-15T10:45:00.000Z"),
                room: room(43, 2, of: 50)
            )
        ),
        (
            "headroom.enrollment.hold_decided.v1.rejected",
            EnrollmentHoldDecided(
                campaign: campaign,
                holdId: "hld_veridia_812_1",
                holdRef: "hold-7002",
                participantId: "b-new-1",
                role: .beneficiary,
                decision: .rejected,
                reasons: [.quotaExhausted, .capacityExhausted],
                quotaIds: ["quo_veridia_700_1"],
                duplicate: true,
                room: room(0, 0, of: 0)
            )
        ),
        (
            "headroom.enrollment.hold_ended.v1",
            EnrollmentHoldEnded(
                campaign: campaign,
                holdId: "hld_veridia_811_1",
                holdRef: "hold-7001",
                participantId: "v-new-1",
                role: .volunteer,
                status: .confirmed,
                enrollmentId: "enr_veridia_812_1",
                room: room(44, 1, of: 50)
            )
        ),
        (
            "headroom.enrollment.hold_ended.v1.late",
            EnrollmentHoldEnded(
                campaign: campaign,
                holdId: "hld_veridia_811_1",
                holdRef: "hold-7001",
                participantId: "v-new-1",
                role: .volunteer,
                status: .expired,
                reasons: [.holdExpired],
                duplicate: true,
                room: room(43, 0, of: 50)
            )
        ),
        (
            "headroom.enrollment.offered.v1",
            EnrollmentOffered(
                campaign: campaign,
                waitlistId: "wl_veridia_41_1",
                requestId: "req-7001",
                participantId: "v-new-1",
                role: .volunteer,
                holdId: "hld_veridia_812_1",
                instanceId: cohort,
                expiresAt: at("2026-04-16T10:00:00.000Z"),
                room: room(54, 1, of: 50)
            )
        ),
        (
            "headroom.enrollment.waitlist_ended.v1.late",
            EnrollmentWaitlistEnded(
                campaign: campaign,
                waitlistId: "wl_veridia_812_1",
                requestId: "req-7001",
                status: .expired,
                duplicate: true
            )
        ),
    ]
}
