import Contracts
import Domain
import Engine
import EventLog

/// Companies and campaigns to enroll in, as commands of the log.
struct Stage {
    /// One campaign.
    struct Campaign: Sendable, Hashable {
        let id: String
        let company: String
        var seats: Int64
        var overbookPct: Int64 = 10
        var maxWaiting: Int64 = 500
        /// Whether it has begun, so that there is a cohort.
        var isActive = false
    }

    let campaigns: [Campaign]
    /// The first day of the campaigns that have not begun.
    private let tomorrow = Instant(ms: WallClock.nowMs()).utcDate.adding(days: 1)

    var companies: [String] { Array(Set(campaigns.map(\.company))).sorted() }

    /// Everything that the campaigns need, in an order in which each finds what it refers to.
    var commands: [LogMessage] {
        companies.map(register) + catalog + campaigns.flatMap(open)
    }

    private func register(_ company: String) -> LogMessage {
        let kinds = ["sales", "company_admin", "customer_success"]
        return Wire.command(
            .companyRegister,
            "register-\(company)",
            to: company,
            [
                "id": .string(company), "name": .string("Company \(company)"),
                "country": .string("NO"), "timeZone": .string("UTC"),
                "zoneTable": .array([
                    .object(["fromMs": .int(0), "offsetSeconds": .int(0)])
                ]),
                "billingCurrency": .string("EUR"),
                "contacts": .array(
                    kinds.map {
                        .object([
                            "kind": .string($0), "locale": .string("en"),
                            "address": .string("\($0)@\(company).example"),
                        ])
                    }
                ),
            ]
        )
    }

    private var catalog: [LogMessage] {
        [
            Wire.command(
                .templateCreate,
                "template",
                to: Routes.platform,
                [
                    "id": .string("t1"), "key": .string("t1"), "name": .string("Template"),
                    "programType": .string("mentorship"),
                    "outcomeMetrics": .array([.string("confidence")]),
                ]
            ),
            Wire.command(
                .templatePublish,
                "publish",
                to: Routes.platform,
                ["versionId": .string("t1@1")]
            ),
            Wire.command(
                .groupCreate,
                "group",
                to: Routes.platform,
                [
                    "id": .string("g1"), "name": .string("Group"), "groupType": .string("youth"),
                    "countryCode": .string("NO"),
                    "eligibleProgramTypes": .array([.string("mentorship")]),
                ]
            ),
        ]
    }

    private func open(_ campaign: Campaign) -> [LogMessage] {
        let create = Wire.command(
            .campaignCreate,
            campaign.id,
            to: campaign.company,
            [
                "id": .string(campaign.id),
                "fields": .object([
                    "name": .string("Spring \(campaign.id)"),
                    "templateVersionId": .string("t1@1"), "groupId": .string("g1"),
                    "startDate": .string(tomorrow.iso),
                    "endDate": .string(tomorrow.adding(days: 180).iso),
                    "targetVolunteers": .int(campaign.seats), "targetBeneficiaries": .int(100),
                    "budgetAllocated": money(10_000_000), "model": .string("seats"),
                    "overbookPct": .int(campaign.overbookPct),
                    "waitlist": .object(["maxLength": .int(campaign.maxWaiting)]),
                    "terms": .object([
                        "committedSeats": .int(campaign.seats),
                        "seatPricePerMonth": money(50_000),
                    ]),
                ]),
            ]
        )
        let steps = ["planned", "recruiting"] + (campaign.isActive ? ["active"] : [])
        return [create]
            + steps.map { step in
                Wire.command(
                    .campaignTransition,
                    "\(campaign.id)-\(step)",
                    to: campaign.company,
                    [
                        "campaignId": .string(campaign.id), "target": .string(step),
                        "earlyStart": .bool(step == "active"),
                    ]
                )
            }
    }

    private func money(_ amount: Int64) -> JSON {
        .object(["amount": .int(amount), "currency": .string("EUR")])
    }
}
