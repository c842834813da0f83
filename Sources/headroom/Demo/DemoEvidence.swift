import Contracts
import Domain

/// Evidence of what learners gained, as `evidence.recorded.v1`: links and figures without any text.
///
/// Most of it names its campaign; two pieces do not. One is of a learner of Mentors Oslo and is
/// associated by itself, the other waits for a coordinator. Source: domain §13.
struct DemoEvidence {
    /// Some pieces about the first learners of a campaign on the working days of a span, evenly.
    struct Series: Sendable {
        let campaign: String
        let dimension: OutcomeDimension
        let count: Int
        /// The strength of the first one; each further one is 300 basis points weaker.
        let scoreBp: Int64
        let first: DemoDay
        let last: DemoDay

        /// Makes one row of the table.
        init(
            _ campaign: String,
            _ dimension: OutcomeDimension,
            _ count: Int,
            from scoreBp: Int64,
            _ first: DemoDay,
            _ last: DemoDay
        ) {
            self.campaign = campaign
            self.dimension = dimension
            self.count = count
            self.scoreBp = scoreBp
            self.first = first
            self.last = last
        }
    }

    /// All series.
    static let all = [
        Series("c-mentors-oslo", .jobReadiness, 6, from: 8200, "2026-03-02", "2026-04-10"),
        Series("c-mentors-oslo", .confidence, 4, from: 7400, "2026-02-16", "2026-03-27"),
        Series("c-mentors-oslo", .belonging, 3, from: 7000, "2026-03-16", "2026-04-10"),
        Series("c-interns-2025", .jobReadiness, 8, from: 9000, "2025-11-03", "2025-12-12"),
        Series("c-german-berlin", .language, 8, from: 8600, "2026-02-02", "2026-04-10"),
        Series("c-mentor-women", .wellBeing, 5, from: 7800, "2026-03-02", "2026-04-10"),
        Series("c-digital-lviv", .jobReadiness, 4, from: 7600, "2026-03-02", "2026-04-10"),
    ]

    /// The pieces of all series, and those that name no campaign.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.flatMap { series in
            let campaign = DemoCampaigns.named(series.campaign)
            let moments = DemoPace.moments(series.count, from: series.first, through: series.last)
            return moments.enumerated().map { index, moment in
                var data = piece(
                    "evi-\(campaign.id)-\(series.dimension.rawValue)-\(index + 1)",
                    series.dimension,
                    series.scoreBp - 300 * Int64(index),
                    isVerified: index % 3 != 2
                )
                data["campaignId"] = .string(campaign.id)
                data["participantId"] = .string(
                    DemoPeople.id(of: .beneficiary, index + 1, in: campaign.id)
                )
                return entry(data, campaign, at: moment, scribe)
            }
        } + strays(scribe)
    }

    private static func strays(_ scribe: DemoScribe) -> [DemoEntry] {
        let campaign = DemoCampaigns.named("c-mentors-oslo")
        return [("evi-found", true), ("evi-open", false)].enumerated().map { index, stray in
            let (ref, isKnown) = stray
            var data = piece(ref, .confidence, 7700, isVerified: false)
            data["programType"] = .string(ProgramType.mentorship.rawValue)
            data["tags"] = DemoScribe.texts(["refugees", "newcomers", "integration"])
            if isKnown {
                data["participantId"] = .string(
                    DemoPeople.id(of: .beneficiary, 1, in: campaign.id)
                )
            }
            return entry(data, campaign, at: DemoDay("2026-04-13").at(Int64(10 + index)), scribe)
        }
    }

    private static func piece(
        _ ref: String,
        _ dimension: OutcomeDimension,
        _ scoreBp: Int64,
        isVerified: Bool
    ) -> JSONObject {
        let verification: EvidenceVerification = isVerified ? .verified : .unverified
        return [
            "evidenceRef": .string(ref), "dimension": .string(dimension.rawValue),
            "scoreBp": .int(scoreBp), "confidence": .int(90),
            "snippetHash": .string(String(repeating: "5e", count: 32)),
            "verification": .string(verification.rawValue),
        ]
    }

    private static func entry(
        _ data: JSONObject,
        _ campaign: DemoCampaign,
        at moment: Instant,
        _ scribe: DemoScribe
    ) -> DemoEntry {
        scribe.event(
            "evidence.recorded.v1",
            data["evidenceRef"]?.string ?? "",
            from: "evidence-service",
            about: campaign,
            at: moment,
            data
        )
    }
}
