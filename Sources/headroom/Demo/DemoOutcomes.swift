import Contracts
import Domain

/// What was measured on beneficiaries before and after, as `outcome.recorded.v1`.
///
/// Source: domain §24, row c-interns-2025.
struct DemoOutcomes {
    /// One measurement of every beneficiary of a campaign on the working days of a span, evenly.
    struct Series: Sendable {
        let campaign: String
        let dimension: OutcomeDimension
        let phase: String
        let scoreBp: Int64
        let confidence: Int64
        let first: DemoDay
        let last: DemoDay
    }

    /// The 60 interns of 2025, from 30 to 75 percent of job readiness, and whoever learned in Lviv
    /// and Kyiv, whose campaigns together look like one bundle.
    static let all =
        [
            Series(
                campaign: "c-interns-2025",
                dimension: .jobReadiness,
                phase: "baseline",
                scoreBp: 3000,
                confidence: 85,
                first: "2025-10-13",
                last: "2025-10-17"
            ),
            Series(
                campaign: "c-interns-2025",
                dimension: .jobReadiness,
                phase: "final",
                scoreBp: 7500,
                confidence: 85,
                first: "2025-12-15",
                last: "2025-12-19"
            ),
            Series(
                campaign: "c-digital-lviv",
                dimension: .confidence,
                phase: "baseline",
                scoreBp: 3000,
                confidence: 85,
                first: "2026-02-09",
                last: "2026-02-13"
            ),
            Series(
                campaign: "c-digital-lviv",
                dimension: .confidence,
                phase: "final",
                scoreBp: 7500,
                confidence: 85,
                first: "2026-03-09",
                last: "2026-03-13"
            ),
            Series(
                campaign: "c-cloud-certs",
                dimension: .jobReadiness,
                phase: "baseline",
                scoreBp: 3000,
                confidence: 85,
                first: "2026-03-09",
                last: "2026-03-13"
            ),
            Series(
                campaign: "c-cloud-certs",
                dimension: .jobReadiness,
                phase: "final",
                scoreBp: 7000,
                confidence: 85,
                first: "2026-04-07",
                last: "2026-04-10"
            ),
        ] + DemoHarbor.outcomes

    /// The facts of all series.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.flatMap { series in
            let campaign = DemoCampaigns.named(series.campaign)
            let count = DemoPeople.joining(campaign.id, .beneficiary).count
            let moments = DemoPace.moments(count, from: series.first, through: series.last)
            return moments.enumerated().map { index, moment in
                let person = DemoPeople.id(of: .beneficiary, index + 1, in: campaign.id)
                let ref = "\(series.phase)-\(series.dimension.rawValue)-\(person)"
                return scribe.event(
                    "outcome.recorded.v1",
                    ref,
                    from: "assessment-service",
                    about: campaign,
                    at: moment,
                    [
                        "outcomeRef": .string(ref), "campaignId": .string(campaign.id),
                        "participantId": .string(person),
                        "dimension": .string(series.dimension.rawValue),
                        "phase": .string(series.phase), "scoreBp": .int(series.scoreBp),
                        "confidence": .int(series.confidence),
                        "method": .string("rule_based"),
                    ]
                )
            }
        }
    }
}
