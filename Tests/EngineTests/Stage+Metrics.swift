import Contracts
import Domain
import Simulation
import Storage
import Testing

/// What is measured of learners, and the figures of campaigns.
extension Stage {
    @discardableResult
    func outcome(
        _ ref: String,
        _ person: String,
        _ dimension: String,
        _ phase: String,
        _ scoreBp: Int64,
        confidence: Int64 = 85,
        campaign: String? = "c1",
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "outcomeRef": .string(ref), "participantId": .string(person),
            "dimension": .string(dimension), "phase": .string(phase), "scoreBp": .int(scoreBp),
            "confidence": .int(confidence), "method": .string("rule_based"),
        ]
        data["campaignId"] = campaign.map { .string($0) }
        return try await event(.outcomeRecorded, id ?? "outcome-\(ref)", data, time, company)
    }

    /// The counters of a campaign, or of one of its cohorts, those that are not 0.
    func rollup(_ campaign: String = "c1", instance: String = "") throws -> [String: Int64] {
        let row = try rows("rollups").first {
            $0["campaign"]?.string == campaign && $0["instance"]?.string == instance
        }
        var counts: [String: Int64] = [:]
        for member in row?.members ?? [] {
            guard let count = member.value.int, count != 0 else { continue }
            counts[member.key] = count
        }
        return counts
    }

    /// The figures of a campaign as a reader has them.
    func figures(_ campaign: String = "c1") async throws -> CampaignMetrics {
        try #require(try await NodeReader(path: path).metrics(campaign: campaign).value)
    }
}
