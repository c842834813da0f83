import Contracts
import Domain
import Storage

/// Compares the tables of a node with the state of the model.
struct StateComparison {
    let model: Model
    let digest: NodeDigest

    init(_ model: Model, _ digest: NodeDigest) {
        self.model = model
        self.digest = digest
    }

    func differences() throws -> [String] {
        var differences: [String] = []
        try compare(
            "node",
            [[.int(1), .int(model.position), .int(model.clock.ms)]],
            ["id", "position", "clock"],
            &differences
        )
        try compare(
            "tallies",
            model.tallies.map { [.string($0.key), .int($0.value)] }
                .filter { $0[1] != .int(0) },
            ["name", "count"],
            &differences
        )
        try compareCampaigns(&differences)
        try comparePeople(&differences)
        try compareRecords(&differences)
        try compareSales(&differences)
        try compareBills(&differences)
        try comparePrograms(&differences)
        try compareCalendar(&differences)
        try compareConfiguration(&differences)
        try compareResults(&differences)
        return differences
    }

    private func compareCampaigns(_ differences: inout [String]) throws {
        let campaigns = model.campaigns.values
        try compare(
            "campaigns",
            campaigns.map { [.string($0.id), .string($0.status), .int($0.version)] },
            ["id", "status", "version"],
            &differences
        )
        try compare(
            "capacity",
            campaigns.map(Self.numbers),
            [
                "campaign", "model", "limit_count", "overbook_pct", "used", "beneficiaries",
                "waiting_volunteers", "waiting_beneficiaries", "unassigned", "served",
                "peak_used", "own_limit", "borrowed", "lent", "volunteers", "learners",
                "credits_mc", "sessions", "held_volunteers", "held_beneficiaries",
                "held_learners",
            ],
            &differences
        )
        let terms = try digest.rows(of: "terms").map { row in
            [row["id"] ?? .null, row["effective_from"] ?? .null, Self.sold(row)]
        }
        compare(
            "terms",
            terms,
            campaigns.flatMap { campaign in
                campaign.terms.map { [.string($0.id), .string($0.from.iso), Self.sold($0)] }
            },
            &differences
        )
    }

    /// What a row of terms sells, which holds them as commands do.
    private static func sold(_ row: JSONObject) -> JSON {
        guard let text = row["body"]?.string,
            let body = try? JSONParser.parse(Array(text.utf8)).object
        else { return .null }
        let names = [
            "committedSeats", "creditAllocationMc", "learnersCommitted", "shareBp", "fixedFee",
        ]
        return .array(names.map { body[$0] ?? .null })
    }

    private static func sold(_ terms: ModelTerms) -> JSON {
        let input = terms.input
        let numbers = [
            input.committedSeats, input.creditAllocationMc, input.learnersCommitted, input.shareBp,
        ]
        return .array(
            numbers.map { $0.map { .int($0) } ?? .null }
                + [input.fixedFee.map { .money($0) } ?? .null]
        )
    }

    private static func numbers(_ campaign: ModelCampaign) -> [JSON] {
        let waiting = campaign.waiting
        let active = campaign.enrollments.filter(\.isActive)
        let standing = campaign.holds.filter(\.stands)
        let asked = standing.filter { $0.role == "beneficiary" }
        return [
            .string(campaign.id), .string(campaign.model), .int(campaign.limit),
            .int(campaign.fields.overbookPct), .int(campaign.used),
            .int(Int64(campaign.persons("beneficiary").count)),
            .int(Int64(waiting.count { $0.role == "volunteer" })),
            .int(Int64(waiting.count { $0.role == "beneficiary" })),
            .int(Int64(active.count { $0.place == nil })), .int(Int64(campaign.supports.count)),
            .int(campaign.peak), .int(campaign.ownLimit), .int(campaign.borrowed),
            .int(campaign.lent), .int(campaign.volunteers), .int(Int64(campaign.learners.count)),
            .int(campaign.credits), .int(campaign.sessions),
            .int(Int64(standing.count - asked.count)), .int(Int64(asked.count)),
            .int(Int64(asked.count { campaign.supports[$0.person] == nil })),
        ]
    }

    private func comparePeople(_ differences: inout [String]) throws {
        try compare(
            "enrollments",
            model.enrollments.values.map {
                [
                    .string($0.id), .string($0.campaign), .string($0.person), .string($0.role),
                    Self.text($0.place), .string($0.status), .string($0.origin), Self.text($0.ref),
                    Self.text($0.request), .int($0.isOverbooked ? 1 : 0),
                    .int($0.isOverClass ? 1 : 0),
                    .int($0.since.ms), Self.text($0.endReason),
                ]
            },
            [
                "id", "campaign", "participant", "role", "instance", "status", "origin",
                "enrollment_ref", "request_id", "overbooked", "over_class", "enrolled_at",
                "end_reason",
            ],
            &differences
        )
        try compare(
            "waitlist",
            model.entries.values.map {
                [
                    .string($0.id), .string($0.request), .int($0.priority), .string($0.status),
                    .int($0.expiresAt.ms),
                ]
            },
            ["id", "request_id", "priority", "status", "expires_at"],
            &differences
        )
        try compare(
            "holds",
            model.holds.values.map {
                [
                    .string($0.id), .string($0.campaign), Self.text($0.ref), .string($0.person),
                    .string($0.role), Self.text($0.wish), Self.text($0.place), .string($0.status),
                    $0.expiresAt.map { .int($0.ms) } ?? .null,
                ]
            },
            [
                "id", "campaign", "ref", "participant", "role", "instance", "cohort", "status",
                "expires_at",
            ],
            &differences
        )
        try compare(
            "requests",
            model.requests.map { key, request in
                [
                    .string("\(key.prefix { $0 != "/" })"), .string(request.id),
                    .string(request.campaign), .string(request.person), .string(request.role),
                ]
            },
            ["company", "request_id", "campaign", "participant", "role"],
            &differences
        )
    }

    private func compareRecords(_ differences: inout [String]) throws {
        try compare(
            "usage",
            model.usage.map {
                [
                    .string($0.id), Self.text($0.campaign), .string($0.type), .int($0.quantity),
                    Self.text($0.person), .string($0.ref), .string($0.period),
                    Self.text($0.lateFor), .string($0.model), Self.text($0.reverses),
                    .string($0.unit), Self.text($0.place), Self.text($0.key),
                    $0.minutes.map { .int($0) } ?? .null,
                    $0.amount.map { .int($0.amount) } ?? .null,
                ]
            },
            [
                "id", "campaign", "type", "quantity", "participant", "ref", "period", "late_for",
                "model", "reverses", "unit", "instance", "key", "minutes", "amount",
            ],
            &differences
        )
        try compare(
            "alerts",
            model.alerts.map {
                [
                    .string($0.id), .string($0.campaign), .int($0.threshold), .string($0.status),
                    Self.text($0.reason), .string($0.cause), .int($0.suppressedBefore),
                    .int($0.at.ms),
                ]
            },
            [
                "id", "campaign", "threshold", "status", "suppress_reason", "cause",
                "suppressed_before", "at",
            ],
            &differences,
            where: { $0["kind"] == .string("threshold") }
        )
        try compare(
            "parked",
            model.parked.map { [.string($0.id), .string($0.key), .string($0.status)] },
            ["id", "awaited_key", "status"],
            &differences
        )
        try compare(
            "rejected",
            model.desk.map { position, entry in
                [
                    .int(position), Self.text(entry.company), .string(entry.code),
                    .string(entry.status),
                ]
            },
            ["position", "company", "code", "status"],
            &differences
        )
    }

    func compare(
        _ table: String,
        _ expected: [[JSON]],
        _ columns: [String],
        _ differences: inout [String],
        where counts: (JSONObject) -> Bool = { _ in true }
    ) throws {
        let rows = try digest.rows(of: table).filter(counts)
            .map { row in columns.map { row[$0] ?? .null } }
        let actual = table == "tallies" ? rows.filter { $0[1] != .int(0) } : rows
        compare(table, actual, expected, &differences)
    }

    func compare(
        _ table: String,
        _ actual: [[JSON]],
        _ expected: [[JSON]],
        _ differences: inout [String]
    ) {
        let (found, wanted) = (Set(actual.map(Self.text)), Set(expected.map(Self.text)))
        guard found != wanted || actual.count != expected.count else { return }
        let surplus = found.subtracting(wanted).sorted().prefix(2).joined(separator: " ")
        let missing = wanted.subtracting(found).sorted().prefix(2).joined(separator: " ")
        differences.append(
            "table \(table) has \(actual.count) rows against \(expected.count) of the model;"
                + " it has \(surplus), expected \(missing)"
        )
    }

    static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

    private static func text(_ row: [JSON]) -> String {
        String(decoding: CanonicalJSON.bytes(of: .array(row)), as: UTF8.self)
    }
}
