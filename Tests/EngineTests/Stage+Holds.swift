import Contracts
import Domain
import Simulation
import Testing

/// Holds and offers, as enrollment services speak of them.
extension Stage {
    @discardableResult
    func hold(
        _ ref: String,
        _ person: String,
        role: String = "volunteer",
        campaign: String = "c1",
        minutes: Int64? = nil,
        instance: String? = nil,
        group: String? = nil,
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        var data: JSONObject = [
            "holdRef": .string(ref), "campaignId": .string(campaign),
            "participantId": .string(person), "role": .string(role),
        ]
        data["minutes"] = minutes.map { .int($0) }
        data["instanceId"] = instance.map { .string($0) }
        data["groupId"] = group.map { .string($0) }
        return try await event(.holdRequested, id ?? "hold-\(ref)", data, time)
    }

    @discardableResult
    func confirm(
        _ ref: String,
        campaign: String = "c1",
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        try await answer(.holdConfirmed, id ?? "confirm-\(ref)", "holdRef", ref, campaign, time)
    }

    @discardableResult
    func release(
        _ ref: String,
        campaign: String = "c1",
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        try await answer(.holdReleased, id ?? "release-\(ref)", "holdRef", ref, campaign, time)
    }

    @discardableResult
    func accept(
        _ request: String,
        campaign: String = "c1",
        at time: String? = nil,
        id: String? = nil
    ) async throws -> [Told] {
        try await answer(
            .offerAccepted,
            id ?? "accept-\(request)",
            "requestId",
            request,
            campaign,
            time
        )
    }

    @discardableResult
    func decline(
        _ request: String,
        campaign: String = "c1",
        id: String? = nil
    ) async throws -> [Told] {
        try await answer(
            .offerDeclined,
            id ?? "decline-\(request)",
            "requestId",
            request,
            campaign,
            nil
        )
    }

    private func answer(
        _ type: InputType,
        _ id: String,
        _ key: String,
        _ ref: String,
        _ campaign: String,
        _ time: String?
    ) async throws -> [Told] {
        let data: JSONObject = [key: .string(ref), "campaignId": .string(campaign)]
        return try await event(type, id, data, time)
    }

    /// Used, held and waiting, such as `11+2, 3 wait`.
    func places(_ campaign: String = "c1") throws -> String {
        let row = try capacity(campaign)
        let waiting =
            (row["waiting_volunteers"]?.int ?? 0) + (row["waiting_beneficiaries"]?.int ?? 0)
        return "\(row["used"]?.int ?? -1)+\(row["held"]?.int ?? -1), \(waiting) wait"
    }

    /// The states of all holds in the order in which they were decided.
    func holds() throws -> [String] {
        try rows("holds").compactMap { $0["status"]?.string }
    }

    /// What is due at the end of holds and offers.
    func heldUntil() throws -> [Int64] {
        try rows("due").filter { $0["kind"] == .string("hold_expire") }
            .compactMap { $0["due_at"]?.int }.sorted()
    }
}

extension Told {
    /// The reasons it tells.
    var reasons: [String] { (self["reasons"]?.array ?? []).compactMap(\.string) }
}
