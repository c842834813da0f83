import Contracts
import Domain

/// What sales made of signals, one for each way in which their lives can go.
///
/// The others stay open, and that of Interns 2025 is raised once more and expires. Source: the
/// article on upsell.
struct DemoUpsell {
    /// One command about the newest signal of a campaign.
    struct Step: Sendable {
        let campaign: String
        let name: CommandName
        let at: Instant
        /// What the command says beside the campaign.
        let data: JSONObject
        /// The end of a snooze.
        var until: Instant?
    }

    /// The commands in the order of time, campaign by campaign.
    static let all = [
        Step(
            campaign: "c-interns-2025",
            name: .upsellAccept,
            at: DemoDay("2025-10-13").at(9),
            data: ["wonValue": DemoScribe.money(2_400_000, "NOK")]
        ),
        Step(
            campaign: "c-interns-2025",
            name: .upsellClose,
            at: DemoDay("2025-11-10").at(14),
            data: [
                "outcome": .string(UpsellOutcome.won.rawValue),
                "wonValue": DemoScribe.money(2_250_000, "NOK"),
                "note": .string("25 more interns next year"),
            ]
        ),
        Step(
            campaign: "c-buddy-2025",
            name: .upsellDecline,
            at: DemoDay("2025-11-03").at(10),
            data: ["reasonCode": .string(UpsellDeclineReason.price.rawValue)]
        ),
        Step(
            campaign: "c-mentor-women",
            name: .upsellAccept,
            at: DemoDay("2026-04-01").at(9),
            data: ["note": .string("They want an offer for a larger share")]
        ),
        Step(
            campaign: "c-mentor-women",
            name: .upsellClose,
            at: DemoDay("2026-04-08").at(15),
            data: [
                "outcome": .string(UpsellOutcome.lost.rawValue),
                "reasonCode": .string(UpsellDeclineReason.timing.rawValue),
            ]
        ),
        Step(
            campaign: "c-english-hamburg",
            name: .upsellSnooze,
            at: DemoDay("2026-04-13").at(9),
            data: ["reason": .string("Their new coordinator starts in May")],
            until: DemoDay("2026-05-04").at(6)
        ),
        Step(
            campaign: "c-cloud-certs",
            name: .upsellAccept,
            at: DemoDay("2026-04-13").at(10),
            data: ["note": .string("An order for 1000 credits is being signed")]
        ),
    ]

    /// The commands as records.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.map { step in
            var data = step.data
            data["campaignId"] = .string(step.campaign)
            data["until"] = step.until.map { .string(scribe.calendar.instant($0).rfc3339) }
            return scribe.command(
                step.name,
                "\(step.campaign)-\(step.name.rawValue)",
                to: DemoCampaigns.named(step.campaign).company,
                at: step.at,
                data
            )
        }
    }
}
