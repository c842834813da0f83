import Contracts
import Domain
import Engine

/// Three companies and six seat campaigns, as the commands that make them.
///
/// Every command has a fixed idempotency key, so loading the data twice changes nothing.
struct DemoData {
    /// One campaign of the demo.
    struct Campaign: Sendable {
        let id: String
        let company: String
        let name: String
        let template: String
        let group: String
        let seats: Int64
        let target: CampaignStatus
    }

    /// The campaigns, in the order in which they are shown.
    static let campaigns = [
        Campaign(
            id: "c-mentors-oslo",
            company: "northlight",
            name: "Mentors Oslo",
            template: "t-mentor-one",
            group: "g-refugees-oslo",
            seats: 50,
            target: .active
        ),
        Campaign(
            id: "c-mentor-circle",
            company: "northlight",
            name: "Mentor Circle",
            template: "t-mentor-group",
            group: "g-youth-oslo",
            seats: 7,
            target: .active
        ),
        Campaign(
            id: "c-buddy-hamburg",
            company: "veridia",
            name: "Buddies Hamburg",
            template: "t-buddy-one",
            group: "g-asylum-hamburg",
            seats: 40,
            target: .active
        ),
        Campaign(
            id: "c-pro-buddies",
            company: "veridia",
            name: "Pro Buddies Berlin",
            template: "t-buddy-pro",
            group: "g-jobseekers-berlin",
            seats: 25,
            target: .recruiting
        ),
        Campaign(
            id: "c-tech-mentors-kyiv",
            company: "sunbridge",
            name: "Tech Mentors Kyiv",
            template: "t-mentor-tech",
            group: "g-women-tech-kyiv",
            seats: 20,
            target: .active
        ),
        Campaign(
            id: "c-bootcamp-kyiv",
            company: "sunbridge",
            name: "Bootcamp Kyiv",
            template: "t-tech-bootcamp",
            group: "g-women-tech-kyiv",
            seats: 30,
            target: .recruiting
        ),
    ]

    private struct Company {
        let id: String
        let name: String
        let country: String
        let zone: String
        let currency: String
    }

    private static let companies = [
        Company(
            id: "northlight",
            name: "Northlight Energy",
            country: "NO",
            zone: "Europe/Oslo",
            currency: "NOK"
        ),
        Company(
            id: "veridia",
            name: "Veridia Bank",
            country: "DE",
            zone: "Europe/Berlin",
            currency: "EUR"
        ),
        Company(
            id: "sunbridge",
            name: "Sunbridge Retail",
            country: "UA",
            zone: "Europe/Kyiv",
            currency: "EUR"
        ),
    ]

    private static let templates: [(id: String, name: String, type: ProgramType, tags: [String])] =
        [
            ("t-mentor-one", "One-to-one mentoring", .mentorship, []),
            (
                "t-mentor-group", "Mentoring circle", .mentorship,
                ["refugees", "newcomers", "youth"]
            ),
            (
                "t-mentor-tech", "Mentors in tech", .mentorship,
                ["women-in-tech", "career_switchers", "professionals"]
            ),
            ("t-buddy-one", "One-to-one buddies", .buddy, []),
            ("t-buddy-pro", "Buddies at work", .buddy, ["professionals", "career_switchers"]),
            (
                "t-tech-bootcamp", "Tech bootcamp", .upskilling,
                ["career_switchers", "women-in-tech", "youth"]
            ),
        ]

    private static let groups: [(id: String, type: String, country: String, tags: [String])] = [
        ("g-refugees-oslo", "refugees", "NO", ["refugees", "newcomers", "integration"]),
        ("g-youth-oslo", "youth", "NO", ["youth", "employment"]),
        ("g-asylum-hamburg", "asylum_seekers", "DE", ["asylum_seekers", "newcomers"]),
        (
            "g-jobseekers-berlin", "job_seekers", "DE",
            ["employment", "professionals", "career_switchers"]
        ),
        ("g-women-tech-kyiv", "women_in_tech", "UA", ["women-in-tech", "career_switchers"]),
    ]

    /// The principal that loads the data.
    static let principal = Principal(id: "demo", role: .platformAdmin, companies: ["*"])

    /// The commands, in an order in which each finds what it refers to.
    static func commands(at now: Instant) throws -> [LogMessage] {
        var messages = [TickMessage.at(now)]
        messages += try companies.map { try register($0, now) }
        messages += templates.flatMap(template)
        messages += groups.map(group)
        messages += campaigns.flatMap { campaign($0, now) }
        return messages
    }

    private static func command(
        _ name: CommandName,
        _ key: String,
        _ partition: String,
        _ data: JSONObject
    ) -> LogMessage {
        CommandMessage.make(
            name,
            key: "demo-\(key)",
            partition: partition,
            principal: principal,
            data: data
        )
    }

    private static func register(_ company: Company, _ now: Instant) throws -> LogMessage {
        guard let entries = ZoneResolver.table(company.zone, around: now) else {
            throw CommandFault(
                .unavailable,
                "the time zone \(company.zone) is unknown here: install tzdata"
            )
        }
        let kinds = ["sales", "company_admin", "customer_success"]
        return command(
            .companyRegister,
            "company-\(company.id)",
            company.id,
            [
                "id": .string(company.id), "name": .string(company.name),
                "country": .string(company.country), "timeZone": .string(company.zone),
                "billingCurrency": .string(company.currency),
                "zoneTable": .array(
                    entries.map {
                        .object([
                            "fromMs": .int($0.fromMs), "offsetSeconds": .int($0.offsetSeconds),
                        ])
                    }
                ),
                "contacts": .array(
                    kinds.map {
                        .object([
                            "kind": .string($0), "locale": .string("en"),
                            "address": .string("\($0)@\(company.id).example"),
                        ])
                    }
                ),
            ]
        )
    }

    private static func template(
        _ template: (id: String, name: String, type: ProgramType, tags: [String])
    ) -> [LogMessage] {
        [
            command(
                .templateCreate,
                template.id,
                Routes.platform,
                [
                    "id": .string(template.id), "key": .string(template.id),
                    "name": .string(template.name),
                    "programType": .string(template.type.rawValue),
                    "suitableForGroups": .array(template.tags.map { .string($0) }),
                    "outcomeMetrics": .array([.string("sroi")]),
                ]
            ),
            command(
                .templatePublish,
                "\(template.id)-publish",
                Routes.platform,
                ["versionId": .string("\(template.id)@1")]
            ),
        ]
    }

    private static func group(
        _ group: (id: String, type: String, country: String, tags: [String])
    ) -> LogMessage {
        command(
            .groupCreate,
            group.id,
            Routes.platform,
            [
                "id": .string(group.id), "name": .string(group.id),
                "groupType": .string(group.type), "countryCode": .string(group.country),
                "tags": .array(group.tags.map { .string($0) }),
                "eligibleProgramTypes": .array([
                    .string(ProgramType.mentorship.rawValue), .string(ProgramType.buddy.rawValue),
                    .string(ProgramType.upskilling.rawValue),
                ]),
            ]
        )
    }

    private static func campaign(_ campaign: Campaign, _ now: Instant) -> [LogMessage] {
        let currency = campaign.company == "northlight" ? "NOK" : "EUR"
        let start = now.utcDate
        let money = { (amount: Int64) -> JSON in
            .object(["amount": .int(amount), "currency": .string(currency)])
        }
        let create = command(
            .campaignCreate,
            campaign.id,
            campaign.company,
            [
                "id": .string(campaign.id),
                "fields": .object([
                    "name": .string(campaign.name),
                    "templateVersionId": .string("\(campaign.template)@1"),
                    "groupId": .string(campaign.group),
                    "startDate": .string(start.adding(days: 1).iso),
                    "endDate": .string(start.adding(days: 180).iso),
                    "targetVolunteers": .int(campaign.seats),
                    "targetBeneficiaries": .int(campaign.seats),
                    "budgetAllocated": money(campaign.seats * 400_000),
                    "model": .string(PricingModel.seats.rawValue),
                    "terms": .object([
                        "committedSeats": .int(campaign.seats),
                        "seatPricePerMonth": money(50_000),
                    ]),
                ]),
            ]
        )
        var steps: [CampaignStatus] = [.planned, .recruiting]
        if campaign.target == .active { steps.append(.active) }
        return [create]
            + steps.map { step in
                command(
                    .campaignTransition,
                    "\(campaign.id)-\(step.rawValue)",
                    campaign.company,
                    [
                        "campaignId": .string(campaign.id), "target": .string(step.rawValue),
                        "earlyStart": .bool(step == .active),
                    ]
                )
            }
    }
}
