import Contracts
import Domain
import Engine

/// Messages of a small world: two companies, three campaigns, and people who come and go.
struct Scene {
    static let start = Instant(ms: 1_775_000_000_000)
    static let admin = Principal(id: "tester", role: .platformAdmin, companies: ["*"])
    static let campaigns = [("spring", "acme"), ("summer", "acme"), ("harbor", "fjord")]

    private var random: SplitMix
    private var clock = Self.start
    private var number = 0
    private var known: [(ref: String, campaign: String, company: String)] = []

    init(seed: UInt64) { random = SplitMix(seed) }

    /// Companies, a template, a group, and campaigns that take requests.
    mutating func opening() -> [LogMessage] {
        var messages = [tick(0)]
        for company in ["acme", "fjord"] {
            messages.append(
                command(
                    .companyRegister,
                    company,
                    [
                        "id": .string(company), "name": .string(company),
                        "country": .string("NO"), "timeZone": .string("Europe/Oslo"),
                        "zoneTable": .array([
                            .object(["fromMs": .int(0), "offsetSeconds": .int(7200)])
                        ]),
                        "billingCurrency": .string("EUR"),
                        "contacts": .array([
                            .object([
                                "kind": .string("sales"), "address": .string("s@example.org"),
                                "locale": .string("en"),
                            ])
                        ]),
                    ]
                )
            )
        }
        messages += catalog()
        for (campaign, company) in Self.campaigns { messages += open(campaign, company) }
        return messages
    }

    private mutating func catalog() -> [LogMessage] {
        [
            command(
                .templateCreate,
                Routes.platform,
                [
                    "id": .string("tandem"), "key": .string("tandem"), "name": .string("Tandem"),
                    "programType": .string("language_connect"),
                    "outcomeMetrics": .array([.string("level")]),
                ]
            ),
            command(.templatePublish, Routes.platform, ["versionId": .string("tandem@1")]),
            command(
                .groupCreate,
                Routes.platform,
                [
                    "id": .string("newcomers"), "name": .string("Newcomers"),
                    "groupType": .string("newcomers"), "countryCode": .string("NO"),
                    "eligibleProgramTypes": .array([.string("language_connect")]),
                ]
            ),
        ]
    }

    private mutating func open(_ campaign: String, _ company: String) -> [LogMessage] {
        let day = Self.start.utcDate
        let price: JSON = .object(["amount": .int(50_000), "currency": .string("EUR")])
        var messages = [
            command(
                .campaignCreate,
                company,
                [
                    "id": .string(campaign),
                    "fields": .object([
                        "name": .string("Campaign \(campaign)"),
                        "templateVersionId": .string("tandem@1"),
                        "groupId": .string("newcomers"),
                        "startDate": .string(day.adding(days: 1).iso),
                        "endDate": .string(day.adding(days: 90).iso),
                        "targetVolunteers": .int(20), "targetBeneficiaries": .int(20),
                        "budgetAllocated": .object([
                            "amount": .int(5_000_000), "currency": .string("EUR"),
                        ]),
                        "waitlist": .object(["maxLength": .int(8)]),
                        "model": .string("seats"),
                        "terms": .object([
                            "committedSeats": .int(20), "seatPricePerMonth": price,
                        ]),
                    ]),
                ]
            )
        ]
        for target in ["planned", "recruiting", "active"] {
            messages.append(
                command(
                    .campaignTransition,
                    company,
                    [
                        "campaignId": .string(campaign), "target": .string(target),
                        "earlyStart": .bool(target == "active"),
                    ]
                )
            )
        }
        return messages
    }

    /// Some time of it: requests, facts, ends, repetitions, nonsense and ticks.
    mutating func traffic(_ count: Int) -> [LogMessage] {
        var messages: [LogMessage] = []
        while messages.count < count {
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<40: messages.append(request())
            case 40..<60: messages.append(created())
            case 60..<75: messages.append(end("enrollment.withdrawn.v1"))
            case 75..<83: messages.append(end("enrollment.completed.v1"))
            case 83..<86: messages.append(voided())
            case 86..<89: messages.append(messages.randomElement(using: &random) ?? request())
            case 89..<91: messages.append(nonsense())
            default: messages.append(tick(Int64.random(in: 1...14_400_000, using: &random)))
            }
        }
        return messages
    }

    /// A tick so many milliseconds after the one before.
    mutating func tick(_ milliseconds: Int64) -> LogMessage {
        clock = clock.adding(milliseconds: milliseconds)
        return TickMessage.at(clock)
    }

    /// A command of the platform's administrator.
    mutating func command(
        _ name: CommandName,
        _ partition: String,
        _ data: JSONObject
    ) -> LogMessage {
        number += 1
        return CommandMessage.make(
            name,
            key: "command-\(number)",
            partition: partition,
            principal: Self.admin,
            data: data
        )
    }

    private mutating func request() -> LogMessage {
        let (campaign, company) = place()
        let ref = name("r")
        known.append((ref, campaign, company))
        return event(
            "enrollment.requested.v1",
            company,
            [
                "requestId": .string(ref), "campaignId": .string(campaign),
                "participantId": .string(person()), "role": .string(role()),
                "priority": .int(Int64.random(in: 0...9, using: &random)),
            ]
        )
    }

    private mutating func created() -> LogMessage {
        let (campaign, company) = place()
        let ref = name("e")
        known.append((ref, campaign, company))
        return event(
            "enrollment.created.v1",
            company,
            [
                "enrollmentRef": .string(ref), "campaignId": .string(campaign),
                "participantId": .string(person()), "role": .string(role()),
            ]
        )
    }

    private mutating func end(_ type: String) -> LogMessage {
        // Some ends come before their beginning and are parked.
        let isEarly = Int.random(in: 0..<12, using: &random) == 0
        let (campaign, company) = place()
        let early = (ref: name("e"), campaign: campaign, company: company)
        let target = isEarly ? early : known.randomElement(using: &random) ?? early
        return event(
            type,
            target.company,
            ["enrollmentRef": .string(target.ref), "campaignId": .string(target.campaign)]
        )
    }

    private mutating func voided() -> LogMessage {
        let (campaign, company) = place()
        let target = known.randomElement(using: &random) ?? ("e-0", campaign, company)
        return event(
            "fact.voided.v1",
            target.company,
            [
                "factKind": .string("enrollment"), "factRef": .string(target.ref),
                "reason": .string("a mistake"),
            ]
        )
    }

    private mutating func nonsense() -> LogMessage {
        number += 1
        return LogMessage(
            routingKey: "enrollment.created.acme",
            contentType: CloudEventDecoder.structuredContentType,
            body: Array("{\"nothing\": \(number)".utf8)
        )
    }

    mutating func event(
        _ type: String,
        _ company: String,
        _ data: JSONObject
    ) -> LogMessage {
        number += 1
        var writer = JSONWriter()
        writer.value(
            .object([
                "specversion": .string("1.0"), "id": .string("event-\(number)"),
                "source": .string("urn:example:enrollments"), "type": .string(type),
                "time": .string(clock.rfc3339), "partitionkey": .string(company),
                "data": .object(data),
            ])
        )
        return LogMessage(
            routingKey: Routes.routingKey(ofInput: type, partition: company) ?? "",
            contentType: CloudEventDecoder.structuredContentType,
            body: writer.bytes
        )
    }

    private mutating func name(_ prefix: String) -> String {
        number += 1
        return "\(prefix)-\(number)"
    }

    private mutating func place() -> (String, String) {
        Self.campaigns.randomElement(using: &random) ?? ("spring", "acme")
    }

    private mutating func person() -> String {
        "p-\(Int.random(in: 0..<60, using: &random))"
    }

    private mutating func role() -> String {
        Int.random(in: 0..<3, using: &random) == 0 ? "beneficiary" : "volunteer"
    }
}
