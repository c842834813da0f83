import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Quotas, and what is used of them.
extension Stage {
    /// The data of a quota; without a scope it is one of the company.
    static func quota(
        _ id: String? = nil,
        _ metric: String,
        _ limit: Int64,
        period: String = "total",
        scope: String = "company",
        ref: String = "acme",
        hard: Bool = true,
        _ more: JSONObject = [:]
    ) -> JSONObject {
        var data: JSONObject = [
            "scope": .string(scope), "scopeRef": .string(ref), "metric": .string(metric),
            "period": .string(period), "limit": .int(limit),
            "hardness": .string(hard ? "hard" : "soft"),
        ]
        data["id"] = id.map { .string($0) }
        for member in more.members { data[member.key] = member.value }
        return data
    }

    @discardableResult
    func limit(
        _ id: String? = nil,
        _ metric: String,
        _ limit: Int64,
        period: String = "total",
        scope: String = "company",
        ref: String = "acme",
        hard: Bool = true,
        _ more: JSONObject = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        try await done(
            .quotaSet,
            Self.quota(
                id,
                metric,
                limit,
                period: period,
                scope: scope,
                ref: ref,
                hard: hard,
                more
            ),
            sourceLocation: sourceLocation
        )
    }

    /// What is used of a quota in its period with a first day.
    func use(_ quota: String, from start: String = "") throws -> Int64? {
        try rows("quota_uses").first {
            $0["quota"]?.string == quota && $0["period_start"]?.string == start
        }?["use"]?.int
    }

    /// Somebody asks for a place, maybe for another group than the campaign's.
    @discardableResult
    func asked(
        _ person: String,
        role: String = "beneficiary",
        campaign: String = "c1",
        group: String? = nil,
        at time: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "requestId": .string("r-\(person)-\(campaign)"), "campaignId": .string(campaign),
            "participantId": .string(person), "role": .string(role),
        ]
        data["groupId"] = group.map { .string($0) }
        let id = "asked-\(person)-\(campaign)"
        return try await event(.enrollmentRequested, id, data, time)
    }

    /// A further group.
    func group(_ id: String) async throws {
        try await done(
            .groupCreate,
            [
                "id": .string(id), "name": .string("Group"), "groupType": .string("youth"),
                "countryCode": .string("NO"),
                "eligibleProgramTypes": .array([.string("mentorship")]),
            ],
            to: "platform"
        )
    }
}

extension [Told] {
    /// The decisions in order, each as `accepted` or `waitlisted quota_exhausted q1`.
    var decisions: [String] {
        all("enrollment.decided").map { told in
            let words = [told["reasons"], told["quotaIds"]].flatMap { list in
                (list?.array ?? []).compactMap(\.string)
            }
            return ([told["decision"]?.string ?? ""] + words).joined(separator: " ")
        }
    }

    /// The quotas that told of a percentage, such as `q1 80%`.
    var crossings: [String] {
        all("capacity.quota_crossed").map { told in
            "\(told["quotaId"]?.string ?? "") \(told["percent"]?.int ?? 0)%"
        }
    }
}
