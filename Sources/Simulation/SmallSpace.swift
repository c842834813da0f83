import Contracts
import Domain
import Storage

/// Every history of a small space: one seat, two people, a few things that can happen to them,
/// in every order up to a depth.
///
/// Each history has a campaign of its own, so that some of them share a log.
package struct SmallSpace: Sendable {
    /// What can happen, by what source systems say of two people.
    package enum Happening: Sendable {
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
        /// The first person has left, by the name of the request.
        case firstGivesUp
        /// A second seat is sold.
        case growth
        /// One seat is left.
        case cut
        /// The campaign rests.
        case pause
        /// The campaign starts, or goes on.
        case start
    }

    /// People who come and go.
    package static let people: [Happening] = [
        .firstAsks, .secondAsks, .firstJoins, .secondJoins, .firstLeaves, .secondLeaves,
        .firstIsVoided, .firstJoinsAgain,
    ]
    /// People who wait while the room changes.
    package static let room: [Happening] = [
        .firstAsks, .secondAsks, .firstGivesUp, .growth, .cut, .pause, .start,
    ]

    private let depth: Int
    private let happenings: [Happening]

    /// The space of all histories of a depth.
    package init(of happenings: [Happening], depth: Int) {
        self.happenings = happenings
        self.depth = depth
    }

    /// How many histories there are.
    package var count: Int {
        (0..<depth).reduce(1) { product, _ in product * happenings.count }
    }

    /// Folds some of the histories by the engine and by the model; what differs, in sentences.
    package func differences(_ range: Range<Int>) async throws -> [String] {
        var differences: [String] = []
        for part in Self.logs(of: range.clamped(to: 0..<count)) {
            differences += try await Self.differences(history(part))
        }
        return differences
    }

    /// The histories that share a log.
    ///
    /// What the model looks for anew at every record grows with the log that it is in.
    static func logs(of range: Range<Int>) -> [Range<Int>] {
        stride(from: range.lowerBound, to: range.upperBound, by: 64).map {
            $0..<min($0 + 64, range.upperBound)
        }
    }

    static func differences(
        _ history: History,
        walksEverything: Bool = false,
        watching: (Model) -> Void = { _ in }
    ) async throws -> [String] {
        let records = history.records
        let scratch = try Scratch()
        let node = try await SimulatedNode(
            scratch,
            name: "small",
            awakeCampaigns: 64,
            quarantined: []
        )
        try await node.finish(records, turnsOf: 200)
        let model = Model(walksEverything: walksEverything)
        for record in records {
            model.fold(record)
            watching(model)
        }
        let digest = try NodeDigest(path: node.path)
        let rows = try node.reader.rows(behind: 0, limit: .max)
        return try StateComparison(model, digest).differences()
            + OutputComparison(model).differences(rows)
            + StateCheck(digest, rows, history).violations()
            + OutputCheck(rows, history).violations()
    }

    private func history(_ range: Range<Int>) -> History {
        var messages = Self.scene()
        for number in range.clamped(to: 0..<count) {
            let campaign = "c\(number)"
            messages += opening(campaign)
            var rest = number
            for step in 0..<depth {
                let happening = happenings[rest % happenings.count]
                rest /= happenings.count
                messages.append(message(happening, campaign, step))
            }
        }
        return History(seed: 0, messages: messages, quarantined: [])
    }

    static func command(
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

    static func scene() -> [LogMessage] {
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

    /// A campaign of one seat, in draft.
    static func draft(
        _ campaign: String,
        _ start: String = "2026-06-01",
        _ end: String = "2026-07-01"
    ) -> LogMessage {
        let price: JSONObject = ["amount": .int(1), "currency": .string("EUR")]
        let fields: JSONObject = [
            "name": .string(campaign), "templateVersionId": .string("t@1"),
            "groupId": .string("g"), "startDate": .string(start), "endDate": .string(end),
            "targetVolunteers": .int(1),
            "targetBeneficiaries": .int(1), "budgetAllocated": .object(price),
            "model": .string("seats"), "overbookPct": .int(0),
            "terms": .object([
                "committedSeats": .int(1), "seatPricePerMonth": .object(price),
            ]),
        ]
        return command(
            .campaignCreate,
            "acme",
            "a-\(campaign)",
            ["id": .string(campaign), "fields": .object(fields)]
        )
    }

    static func move(_ campaign: String, _ id: String, to target: String) -> LogMessage {
        command(
            .campaignTransition,
            "acme",
            id,
            [
                "campaignId": .string(campaign), "target": .string(target),
                "reason": .string("so it is"), "earlyStart": .bool(true),
            ]
        )
    }

    private func opening(_ campaign: String) -> [LogMessage] {
        [
            Self.draft(campaign), Self.move(campaign, "b-\(campaign)", to: "planned"),
            Self.move(campaign, "c-\(campaign)", to: "recruiting"),
        ]
    }

    private func message(_ happening: Happening, _ campaign: String, _ step: Int) -> LogMessage {
        let id = "m-\(campaign)-\(step)"
        switch happening {
        case .growth: return change(campaign, id, seats: 2)
        case .cut: return change(campaign, id, seats: 1)
        case .pause: return Self.move(campaign, id, to: "paused")
        case .start: return Self.move(campaign, id, to: "active")
        case .firstAsks: return fact(.enrollmentRequested, campaign, id, of: 1)
        case .secondAsks: return fact(.enrollmentRequested, campaign, id, of: 2)
        case .firstJoins: return fact(.enrollmentCreated, campaign, id, of: 1)
        case .secondJoins: return fact(.enrollmentCreated, campaign, id, of: 2)
        case .firstJoinsAgain:
            return fact(.enrollmentCreated, campaign, id, of: 1, by: "again-\(campaign)")
        case .firstLeaves: return fact(.enrollmentWithdrawn, campaign, id, of: 1)
        case .firstGivesUp:
            return fact(.enrollmentWithdrawn, campaign, id, of: 1, by: "r-\(campaign)-1")
        case .secondLeaves:
            return fact(.enrollmentWithdrawn, campaign, id, of: 2, by: "r-\(campaign)-2")
        case .firstIsVoided: return fact(.factVoided, campaign, id, of: 1)
        }
    }

    private func change(_ campaign: String, _ id: String, seats: Int64) -> LogMessage {
        Self.command(
            .campaignChangeTerms,
            "acme",
            id,
            [
                "campaignId": .string(campaign), "model": .string("seats"),
                "terms": .object([
                    "committedSeats": .int(seats),
                    "seatPricePerMonth": .object(["amount": .int(1), "currency": .string("EUR")]),
                ]),
            ]
        )
    }

    /// A fact about a person; the first one joins unasked, the second one because of a request.
    private func fact(
        _ type: InputType,
        _ campaign: String,
        _ id: String,
        of person: Int,
        by name: String? = nil
    ) -> LogMessage {
        var data: JSONObject = ["campaignId": .string(campaign)]
        let request = "r-\(campaign)-\(person)"
        let ref = name ?? "e-\(campaign)-\(person)"
        switch type {
        case .enrollmentRequested: data["requestId"] = .string(request)
        case .enrollmentCreated:
            data["enrollmentRef"] = .string(ref)
            if person == 2 { data["requestId"] = .string(request) }
        case .enrollmentWithdrawn: data["enrollmentRef"] = .string(ref)
        default:
            data["factKind"] = .string("enrollment")
            data["factRef"] = .string(ref)
            data["reason"] = .string("a mistake")
        }
        if type == .enrollmentRequested || type == .enrollmentCreated {
            data["participantId"] = .string("person-\(person)")
            data["role"] = .string("volunteer")
        }
        return SimulatedMessage.event(type, company: "acme", id: id, data: data)
    }
}
