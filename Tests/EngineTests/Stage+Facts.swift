import Contracts
import Domain
import Simulation
import Testing

/// What source systems say.
extension Stage {
    @discardableResult
    func created(
        _ ref: String,
        _ person: String,
        role: String = "volunteer",
        campaign: String = "c1",
        request: String? = nil,
        instance: String? = nil,
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        var data: JSONObject = [
            "enrollmentRef": .string(ref), "campaignId": .string(campaign),
            "participantId": .string(person), "role": .string(role),
        ]
        data["requestId"] = request.map { .string($0) }
        data["instanceId"] = instance.map { .string($0) }
        return try await event(.enrollmentCreated, id ?? "created-\(ref)", data, time, company)
    }

    @discardableResult
    func withdrawn(
        _ ref: String,
        campaign: String = "c1",
        at time: String? = nil,
        id: String? = nil,
        company: String = "acme"
    ) async throws -> [Told] {
        try await event(
            .enrollmentWithdrawn,
            id ?? "withdrawn-\(ref)",
            ["enrollmentRef": .string(ref), "campaignId": .string(campaign)],
            time,
            company
        )
    }

    @discardableResult
    func completed(
        _ ref: String,
        campaign: String = "c1",
        at time: String? = nil,
        id: String? = nil,
        outcome: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "enrollmentRef": .string(ref), "campaignId": .string(campaign),
        ]
        data["outcome"] = outcome.map { .string($0) }
        return try await event(.enrollmentCompleted, id ?? "completed-\(ref)", data, time, "acme")
    }

    @discardableResult
    func voided(
        _ ref: String,
        campaign: String? = "c1",
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "factKind": .string("enrollment"), "factRef": .string(ref),
            "reason": .string("a mistake"),
        ]
        data["campaignId"] = campaign.map { .string($0) }
        return try await event(.factVoided, id ?? "voided-\(ref)", data, time, "acme")
    }

    @discardableResult
    func requested(
        _ id: String,
        _ person: String,
        role: String = "volunteer",
        campaign: String = "c1",
        priority: Int64? = nil,
        waitlist: Bool? = nil,
        ttlDays: Int64? = nil,
        instance: String? = nil,
        event eventId: String? = nil,
        at time: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "requestId": .string(id), "campaignId": .string(campaign),
            "participantId": .string(person), "role": .string(role),
        ]
        data["priority"] = priority.map { .int($0) }
        data["waitlist"] = waitlist.map { .bool($0) }
        data["waitlistTtlDays"] = ttlDays.map { .int($0) }
        data["instanceId"] = instance.map { .string($0) }
        return try await event(
            .enrollmentRequested,
            eventId ?? "requested-\(id)",
            data,
            time,
            "acme"
        )
    }

    @discardableResult
    func event(
        _ type: InputType,
        _ id: String,
        _ data: JSONObject,
        _ time: String? = nil,
        _ company: String = "acme"
    ) async throws -> [Told] {
        let instant = try time.map { try #require(Instant(rfc3339: $0)) }
        return try await fold(
            SimulatedMessage.event(type, company: company, id: id, time: instant, data: data)
        )
    }
}
