import Contracts
import Domain
import Engine

/// Companies, campaigns and events for measurements, all made from a number.
struct BenchData {
    /// How many campaigns.
    let campaigns: Int
    /// Seats of each campaign.
    let seats: Int64
    /// Where the clock stands.
    let now: Instant
    /// How many campaigns a company has.
    var campaignsPerCompany = 100
    /// Whether they are sold under four models in turn rather than by seats alone.
    var isMixed = false
    /// How many may wait for a campaign; nil for what it has by itself.
    var longestWait: Int64?
    /// Whether quotas hold in the first campaign and its company.
    var hasQuotas = false

    static let principal = Principal(id: "bench", role: .platformAdmin, companies: ["*"])

    /// The commands that make everything.
    func commands() -> [LogMessage] {
        var messages = [TickMessage.at(now)]
        let companies = (campaigns + campaignsPerCompany - 1) / campaignsPerCompany
        messages += (0..<companies).map(company)
        messages.append(
            command(
                .templateCreate,
                "template",
                Routes.platform,
                [
                    "id": .string("bench-template"), "key": .string("bench"),
                    "name": .string("Bench"),
                    "programType": .string(ProgramType.mentorship.rawValue),
                    "outcomeMetrics": .array([.string("sroi")]),
                ]
            )
        )
        messages.append(
            command(
                .templatePublish,
                "publish",
                Routes.platform,
                ["versionId": .string("bench-template@1")]
            )
        )
        messages.append(
            command(
                .groupCreate,
                "group",
                Routes.platform,
                [
                    "id": .string("bench-group"), "name": .string("Bench"),
                    "groupType": .string("other"), "countryCode": .string("NO"),
                    "eligibleProgramTypes": .array([.string(ProgramType.mentorship.rawValue)]),
                ]
            )
        )
        messages += (0..<campaigns).flatMap(campaign)
        if hasQuotas { messages += quotas() }
        return messages
    }

    /// The id of an event.
    static func id(_ number: Int) -> String {
        "9c3e4f0e-8a57-4c1d-9b7e-\(100_000_000_000 + number)"
    }

    /// A fact of joining, by a volunteer of its own.
    func created(_ number: Int) -> LogMessage {
        event(
            .enrollmentCreated,
            number,
            [
                "enrollmentRef": .string("e-\(number)"),
                "campaignId": .string("campaign-\(number % campaigns)"),
                "participantId": .string("participant-\(number)"), "role": .string("volunteer"),
            ]
        )
    }

    /// A request, by a volunteer of its own.
    func requested(_ number: Int) -> LogMessage {
        event(
            .enrollmentRequested,
            number,
            [
                "requestId": .string("r-\(number)"),
                "campaignId": .string("campaign-\(number % campaigns)"),
                "participantId": .string("participant-\(number)"), "role": .string("volunteer"),
            ]
        )
    }

    func company(of campaign: Int) -> String {
        "company-\(campaign / campaignsPerCompany)"
    }

    /// An event about the campaign that its number goes to, at the clock or another instant.
    func event(
        _ type: InputType,
        _ number: Int,
        at time: Instant? = nil,
        _ data: JSONObject
    ) -> LogMessage {
        let company = company(of: number % campaigns)
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", Self.id(number))
            writer.field("source", "/enrollment-service")
            writer.field("type", type.rawValue)
            writer.field("time", time ?? now)
            writer.field("subject", "campaign/campaign-\(number % campaigns)")
            writer.field("partitionkey", company)
            writer.field("datacontenttype", "application/json")
            writer.field("data", .object(data))
        }
        return LogMessage(
            routingKey: "\(type.routingName).\(company)",
            contentType: CloudEventDecoder.structuredContentType,
            body: writer.bytes
        )
    }

    /// A command of the platform's administrator.
    func command(
        _ name: CommandName,
        _ key: String,
        _ partition: String,
        _ data: JSONObject
    ) -> LogMessage {
        CommandMessage.make(
            name,
            key: "bench-\(key)",
            partition: partition,
            principal: Self.principal,
            data: data
        )
    }

    private func company(_ number: Int) -> LogMessage {
        let id = "company-\(number)"
        return command(
            .companyRegister,
            id,
            id,
            [
                "id": .string(id), "name": .string(id), "country": .string("NO"),
                "timeZone": .string("UTC"), "billingCurrency": .string("EUR"),
                "zoneTable": .array([
                    .object(["fromMs": .int(0), "offsetSeconds": .int(0)])
                ]),
            ]
        )
    }

    private func campaign(_ number: Int) -> [LogMessage] {
        let id = "campaign-\(number)"
        let today = now.utcDate
        let money = { (amount: Int64) -> JSON in
            .object(["amount": .int(amount), "currency": .string("EUR")])
        }
        let sold = terms(of: number)
        var fields: JSONObject = [
            "name": .string(id), "templateVersionId": .string("bench-template@1"),
            "groupId": .string("bench-group"), "startDate": .string(today.iso),
            "endDate": .string(today.adding(days: 300).iso),
            "targetVolunteers": .int(seats), "targetBeneficiaries": .int(seats),
            "budgetAllocated": money(1_000_000),
            "model": .string(sold.model.rawValue), "terms": .object(sold.terms),
        ]
        if let longestWait {
            fields["waitlist"] = .object(["maxLength": .int(longestWait)])
        }
        let create = command(
            .campaignCreate,
            id,
            company(of: number),
            ["id": .string(id), "fields": .object(fields)]
        )
        return [create]
            + ["planned", "recruiting", "active"].map { target in
                command(
                    .campaignTransition,
                    "\(id)-\(target)",
                    company(of: number),
                    ["campaignId": .string(id), "target": .string(target)]
                )
            }
    }
}
