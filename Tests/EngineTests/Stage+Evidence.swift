import Contracts
import Domain
import Simulation
import Testing

/// Activities and evidence with and without a campaign.
extension Stage {
    static let coordinator = Principal(id: "cora", role: .coordinator, companies: ["acme"])

    /// A running campaign `c1` of a group with the tag `youth`, volunteer `v1` and learner `p1`; and
    /// a campaign `c2` of the same group, if there is a deal for it.
    static func associating(
        _ deal: Deal = .seats(10),
        second: Deal? = nil,
        groupTags: [String] = ["youth"]
    ) async throws -> Stage {
        let stage = try await Stage.sold(deal)
        if let second { try await stage.campaign("c2", second) }
        try await stage.done(
            .groupUpdate,
            ["groupId": .string("g1"), "fields": .object(["tags": Self.words(groupTags)])],
            to: "platform"
        )
        try await stage.created("e-v1", "v1")
        try await stage.created("e-p1", "p1", role: "beneficiary")
        try await stage.tick("2026-06-10T10:00:00Z")
        return stage
    }

    static func words(_ words: [String]) -> JSON { .array(words.map { .string($0) }) }

    /// A session that names no campaign.
    @discardableResult
    func stray(
        _ ref: String,
        _ kind: String = "session",
        volunteers: [String] = [],
        participants: [String] = [],
        type: String? = "mentorship",
        tags: [String] = ["youth", "evening"],
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "sessionId": .string(ref), "kind": .string(kind),
            "startedAt": .string("2026-06-10T08:00:00Z"), "durationMinutes": .int(60),
            "volunteerIds": Self.words(volunteers), "participantIds": Self.words(participants),
            "tags": Self.words(tags),
        ]
        data["programType"] = type.map { .string($0) }
        return try await event(.sessionCompleted, id ?? "stray-\(ref)", data, time, company)
    }

    /// Evidence of a campaign, or of none.
    @discardableResult
    func evidence(
        _ ref: String,
        _ person: String? = nil,
        campaign: String? = nil,
        dimension: String = "job_readiness",
        scoreBp: Int64 = 8200,
        confidence: Int64 = 90,
        verification: String = "verified",
        type: String? = nil,
        tags: [String] = [],
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "evidenceRef": .string(ref), "dimension": .string(dimension),
            "scoreBp": .int(scoreBp), "confidence": .int(confidence),
            "snippetHash": .string(String(repeating: "ab", count: 32)),
            "verification": .string(verification), "tags": Self.words(tags),
            "snippet": .string("what she said"),
        ]
        data["campaignId"] = campaign.map { .string($0) }
        data["participantId"] = person.map { .string($0) }
        data["programType"] = type.map { .string($0) }
        return try await event(.evidenceRecorded, id ?? "evidence-\(ref)", data, time, company)
    }

    /// What became of a reference that came without a campaign.
    func association(_ ref: String) throws -> JSONObject {
        try #require(try rows("associations").first { $0["ref"]?.string == ref })
    }

    /// The id under which a reference waits.
    func waiting(_ ref: String) throws -> JSON { try #require(try association(ref)["id"]) }

    /// The kinds and codes of the activity feed, such as `session session`, in order.
    func feed(_ campaign: String = "c1") throws -> [String] {
        try rows("activity_feed").filter { $0["campaign"]?.string == campaign }
            .map { "\($0["kind"]?.string ?? "") \($0["code"]?.string ?? "")" }
    }
}
