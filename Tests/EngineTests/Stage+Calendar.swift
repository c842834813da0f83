import Contracts
import Domain
import Engine
import Simulation
import Storage
import Testing

/// Campaigns with dates, and what the clock made of them.
extension Stage {
    /// A company of Oslo with a catalog and a planned campaign `c1`.
    static func planned(
        start: String = "2026-06-01",
        end: String = "2026-08-31",
        at clock: String = "2026-04-01T09:00:00Z",
        zone: JSON = Stage.utc,
        type: String = "mentorship",
        cohort: JSONObject? = nil,
        _ more: JSONObject = [:]
    ) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick(clock)
        try await stage.register(zone: zone)
        try await stage.catalog(type: type, cohort: cohort)
        try await stage.draft("c1", Self.fields(start: start, end: end, more))
        try await stage.move(to: "planned")
        return stage
    }

    /// The data of a command on one campaign.
    static func on(_ campaign: String = "c1", _ more: JSONObject = [:]) -> JSONObject {
        var data: JSONObject = ["campaignId": .string(campaign)]
        for member in more.members { data[member.key] = member.value }
        return data
    }

    /// The data of a further cohort.
    static func cohort(
        _ start: String,
        _ end: String,
        id: String? = nil,
        campaign: String = "c1",
        _ more: JSONObject = [:]
    ) -> JSONObject {
        var data = on(campaign, more)
        data["startDate"] = .string(start)
        data["endDate"] = .string(end)
        data["id"] = id.map { .string($0) }
        return data
    }

    /// The data of an order for later.
    static func order(
        to target: String,
        on date: String? = nil,
        at instant: String? = nil,
        id: String? = nil,
        campaign: String = "c1",
        _ more: JSONObject = [:]
    ) -> JSONObject {
        var data = on(campaign, more)
        data["target"] = .string(target)
        data["dueDate"] = date.map { .string($0) }
        data["dueAt"] = instant.map { .string($0) }
        data["id"] = id.map { .string($0) }
        return data
    }

    /// The data of a blackout.
    static func blackout(
        _ from: String,
        _ to: String,
        id: String? = nil,
        campaigns: [String]? = nil
    ) -> JSONObject {
        var data: JSONObject = ["from": .string(from), "to": .string(to)]
        data["id"] = id.map { .string($0) }
        data["campaigns"] = campaigns.map { .array($0.map { .string($0) }) }
        return data
    }

    /// The row of a table with an id.
    func row(
        _ table: String,
        _ id: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONObject {
        try #require(
            try rows(table).first { $0["id"]?.string == id },
            sourceLocation: sourceLocation
        )
    }

    /// The state of a campaign.
    func status(_ campaign: String = "c1") throws -> String? {
        try row("campaigns", campaign)["status"]?.string
    }

    /// The state of a cohort.
    func state(ofCohort id: String) throws -> String? {
        try row("instances", id)["status"]?.string
    }

    /// The states that a campaign reached by themselves or not, each with the moment it held from.
    func history(_ campaign: String = "c1") throws -> [String] {
        try rows("status_history").filter { $0["campaign"]?.string == campaign }.map { row in
            let at = Instant(ms: row["at"]?.int ?? 0).rfc3339
            return "\(row["to_status"]?.string ?? "") \(at)"
        }
    }

    /// Nothing that `headroom verify` checks is wrong.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let report = try await NodeReader(path: path).verify().value
        #expect(report.violations == [], sourceLocation: sourceLocation)
    }

    /// Folding all records again, in turns of so many, ends the same.
    func expectSameReplay(
        turns size: Int,
        awake: Int = 100,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let again = try Stage(awakeCampaigns: awake)
        var rest = records[...]
        while !rest.isEmpty {
            _ = try await again.engine.turn(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        let (first, second) = (NodeDigest.self, again.path)
        let tables = try first.init(path: path).tables()
        #expect(try NodeDigest(path: second).tables() == tables, sourceLocation: sourceLocation)
    }
}
