import Contracts
import Domain

extension Samples {
    private static let campaign = "c-german-berlin"

    /// What was associated, and what waits for a person.
    static let evidence: [(String, any OutputBody)] = [
        (
            "headroom.evidence.associated.v1",
            EvidenceAssociation(
                type: .evidenceAssociated,
                associationId: "evd_veridia_812_1",
                factKind: .session,
                factRef: "ses-9001",
                campaign: campaign,
                instanceId: "ins_veridia_700_1",
                score: 95,
                reasons: [
                    .insideDates, .participantActive, .volunteerActive, .programType, .sharedTags,
                ]
            )
        ),
        (
            "headroom.evidence.review_requested.v1",
            EvidenceAssociation(
                type: .evidenceReviewRequested,
                associationId: "evd_veridia_812_1",
                factKind: .evidence,
                factRef: "evi-5001",
                campaign: campaign,
                instanceId: "ins_veridia_700_1",
                score: 45,
                reasons: [.insideDates, .programType, .sharedTags]
            )
        ),
    ]
}
