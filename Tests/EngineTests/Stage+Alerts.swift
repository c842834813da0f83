import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Alerts, and what people settle about them.
extension Stage {
    /// Quiet hours from 22:00 to 07:00.
    static let night: JSONObject = ["from": .string("22:00"), "to": .string("07:00")]

    /// A recruiting campaign of a company in Oslo, at nine in the morning there.
    static func inOslo(
        seats: Int64 = 50,
        at clock: String = "2026-04-01T07:00:00Z"
    ) async throws -> Stage {
        try await recruiting(seats: seats, at: clock, zone: Stage.zone)
    }

    @discardableResult
    func policy(
        _ settled: JSONObject = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        var data: JSONObject = ["companyId": .string("acme")]
        for member in settled.members { data[member.key] = member.value }
        return try await done(.alertSetPolicy, data, sourceLocation: sourceLocation)
    }

    /// Custom thresholds, each as `half percent 50 info sales 60`.
    @discardableResult
    func thresholds(
        _ texts: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        try await done(
            .alertSetThresholds,
            Self.thresholds(texts),
            sourceLocation: sourceLocation
        )
    }

    static func thresholds(_ texts: [String], _ more: JSONObject = [:]) -> JSONObject {
        let list = texts.map { text -> JSON in
            let words = text.split(separator: " ").map(String.init)
            var object: JSONObject = [
                "key": .string(words[0]), "kind": .string(words[1]),
                "value": .int(Int64(words[2]) ?? 0), "severity": .string(words[3]),
                "recipients": .array([.string(words[4])]),
            ]
            if words.count > 5 { object["windowMinutes"] = .int(Int64(words[5]) ?? 0) }
            return .object(object)
        }
        var data: JSONObject = ["campaignId": .string("c1"), "thresholds": .array(list)]
        for member in more.members { data[member.key] = member.value }
        return data
    }

    static func mute(_ until: String, _ more: JSONObject = [:]) -> JSONObject {
        var data: JSONObject = [
            "campaignId": .string("c1"), "until": .string(until), "reason": .string("a rush"),
        ]
        for member in more.members { data[member.key] = member.value }
        return data
    }

    /// Volunteers come or go, one record each, until so many are there.
    @discardableResult
    func volunteers(_ wanted: Int) async throws -> [Told] {
        let present = try rows("enrollments").filter { $0["status"]?.string == "active" }
            .compactMap { $0["enrollment_ref"]?.string }
        let made = try rows("enrollments").count
        var told: [Told] = []
        for number in 0..<max(0, wanted - present.count) {
            told += try await created("v\(made + number)", "p\(made + number)")
        }
        for ref in present.prefix(max(0, present.count - wanted)) {
            told += try await withdrawn(ref)
        }
        return told
    }

    /// The alert records as `90 suppressed quiet_hours` or `half sent`.
    func alerts() throws -> [String] {
        try rows("alerts").map { row in
            let line = row["ref"]?.string ?? "\(row["threshold"]?.int ?? 0)"
            let reason = row["suppress_reason"]?.string.map { " \($0)" } ?? ""
            return "\(line) \(row["status"]?.string ?? "")\(reason)"
        }
    }

    /// The last alert record.
    func lastAlert() throws -> JSONObject { try #require(rows("alerts").last) }
}

extension [Told] {
    /// What was told of alerts, such as `sent 80`, `armed 80`, `sent half`, `escalated 100`.
    var alerting: [String] {
        compactMap { told in
            let line =
                told["threshold"]?.int.map { "\($0)" } ?? told["key"]?.string
                ?? told["quotaId"]?.string ?? ""
            return switch told.name {
            case "capacity.threshold_crossed", "capacity.custom_threshold_crossed",
                "capacity.quota_crossed":
                "sent \(line)"
            case "capacity.threshold_rearmed", "capacity.custom_threshold_rearmed",
                "capacity.quota_rearmed":
                "armed \(line)"
            case "capacity.alert_escalated": "escalated \(line)"
            case "capacity.alert_digest": "digest \(told["audience"]?.string ?? "")"
            default: nil
            }
        }
    }
}
