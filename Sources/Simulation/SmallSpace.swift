import Contracts
import Domain
import Storage

/// Every history of a small space: one seat, two people, a few things that can happen to them,
/// in every order up to a depth.
///
/// Each history has a campaign of its own, so many of them share one log.
package struct SmallSpace: Sendable {
    /// What can happen, by what source systems say of two people.
    package enum Happening: CaseIterable, Sendable {
        /// The first person asks for the seat.
        case firstAsks
        /// The second person asks for the seat.
        case secondAsks
        /// The first person has joined.
        case firstJoins
        /// The second person has joined, which answers the request.
        case secondJoins
        /// The first person has left, by the name that the join gave.
        case firstLeaves
        /// The second person has left, by the name of the request.
        case secondLeaves
        /// The first person's join was a mistake.
        case firstIsVoided
        /// Another join of the first person.
        case firstJoinsAgain
    }

    private let depth: Int

    /// The space of all histories of a depth.
    package init(depth: Int) { self.depth = depth }

    /// How many histories there are.
    package var count: Int {
        (0..<depth).reduce(1) { product, _ in product * Happening.allCases.count }
    }

    /// Folds some of the histories by the engine and by the model; what differs, in sentences.
    package func differences(_ range: Range<Int>) async throws -> [String] {
        let history = history(range)
        let records = history.records
        let scratch = try Scratch()
        let node = try await SimulatedNode(
            scratch,
            name: "small",
            awakeCampaigns: 64,
            quarantined: []
        )
        try await node.finish(records, turnsOf: 200)
        let model = Model(walksEverything: false)
        for record in records { model.fold(record) }
        let digest = try NodeDigest(path: node.path)
        let rows = try node.reader.rows(behind: 0, limit: .max)
        return try StateComparison(model, digest).differences()
            + OutputComparison(model).differences(rows) + StateCheck(digest).violations()
            + OutputCheck(rows, history).violations()
    }

    private func history(_ range: Range<Int>) -> History {
        var messages = scene()
        for number in range.clamped(to: 0..<count) {
            let campaign = "c\(number)"
            messages += opening(campaign)
            var rest = number
            for step in 0..<depth {
                let happening = Happening.allCases[rest % Happening.allCases.count]
                rest /= Happening.allCases.count
                messages.append(message(happening, campaign, step))
            }
        }
        return History(seed: 0, messages: messages, quarantined: [])
    }

    private func command(
        _ name: CommandName,
        _ partition: String,
        _ id: String,
        _ data: JSONObject
    ) -> LogMessage {
        SimulatedMessage.command(
            name,
            partition: partition,
            id: id,
            by: HistoryMaker.admin,
            data: data
        )
    }

    private func scene() -> [LogMessage] {
        [
            SimulatedMessage.tick(at: Instant(ms: 1_775_034_000_000)),
            command(
                .companyRegister,
                "acme",
                "k1",
                [
                    "id": .string("acme"), "name": .string("Acme"), "country": .string("NO"),
                    "timeZone": .string("UTC"), "billingCurrency": .string("EUR"),
                    "zoneTable": .array([
                        .object(["fromMs": .int(0), "offsetSeconds": .int(0)])
                    ]),
                ]
            ),
            command(
                .templateCreate,
                "platform",
                "k2",
                [
                    "id": .string("t"), "key": .string("t"), "name": .string("t"),
                    "programType": .string("mentorship"),
                    "outcomeMetrics": .array([.string("confidence")]),
                ]
            ),
            command(.templatePublish, "platform", "k3", ["versionId": .string("t@1")]),
            command(
                .groupCreate,
                "platform",
                "k4",
                [
                    "id": .string("g"), "name": .string("g"), "groupType": .string("youth"),
                    "countryCode": .string("NO"),
                    "eligibleProgramTypes": .array([.string("mentorship")]),
                ]
            ),
        ]
    }

    private func opening(_ campaign: String) -> [LogMessage] {
        let price: JSONObject = ["amount": .int(1), "currency": .string("EUR")]
        let fields: JSONObject = [
            "name": .string(campaign), "templateVersionId": .string("t@1"),
            "groupId": .string("g"), "startDate": .string("2026-06-01"),
            "endDate": .string("2026-07-01"), "targetVolunteers": .int(1),
            "targetBeneficiaries": .int(1), "budgetAllocated": .object(price),
            "model": .string("seats"), "overbookPct": .int(0),
            "terms": .object([
                "committedSeats": .int(1), "seatPricePerMonth": .object(price),
            ]),
        ]
        return [
            command(
                .campaignCreate,
                "acme",
                "a-\(campaign)",
                ["id": .string(campaign), "fields": .object(fields)]
            ),
            command(
                .campaignTransition,
                "acme",
                "b-\(campaign)",
                ["campaignId": .string(campaign), "target": .string("planned")]
            ),
            command(
                .campaignTransition,
                "acme",
                "c-\(campaign)",
                ["campaignId": .string(campaign), "target": .string("recruiting")]
            ),
        ]
    }

    private func message(_ happening: Happening, _ campaign: String, _ step: Int) -> LogMessage {
        var data: JSONObject = ["campaignId": .string(campaign)]
        let type: InputType
        let isFirst: Bool
        switch happening {
        case .firstAsks: (type, isFirst) = (.enrollmentRequested, true)
        case .secondAsks: (type, isFirst) = (.enrollmentRequested, false)
        case .firstJoins, .firstJoinsAgain: (type, isFirst) = (.enrollmentCreated, true)
        case .secondJoins: (type, isFirst) = (.enrollmentCreated, false)
        case .firstLeaves: (type, isFirst) = (.enrollmentWithdrawn, true)
        case .secondLeaves: (type, isFirst) = (.enrollmentWithdrawn, false)
        case .firstIsVoided: (type, isFirst) = (.factVoided, true)
        }
        let request = "r-\(campaign)-\(isFirst ? 1 : 2)"
        var ref = "e-\(campaign)-\(isFirst ? 1 : 2)"
        if happening == .firstJoinsAgain { ref += "-again" }
        switch type {
        case .enrollmentRequested: data["requestId"] = .string(request)
        case .enrollmentCreated:
            data["enrollmentRef"] = .string(ref)
            if !isFirst { data["requestId"] = .string(request) }
        case .enrollmentWithdrawn: data["enrollmentRef"] = .string(isFirst ? ref : request)
        default:
            data["factKind"] = .string("enrollment")
            data["factRef"] = .string(ref)
            data["reason"] = .string("a mistake")
        }
        if type == .enrollmentRequested || type == .enrollmentCreated {
            data["participantId"] = .string(isFirst ? "one" : "two")
            data["role"] = .string("volunteer")
        }
        return SimulatedMessage.event(
            type,
            company: "acme",
            id: "m-\(campaign)-\(step)",
            data: data
        )
    }
}
