import Contracts
import Domain
import Engine
import Storage

/// Admission decisions on one campaign.
extension Bench {
    /// Fills a campaign up, or keeps it full with a waiting list behind it.
    func decisions() async throws -> BenchResult {
        waiting > 0 ? try await crowded() : try await filling()
    }

    private func filling() async throws -> BenchResult {
        let seats = Int64(events) * 10 / 22
        let stage = try await stage("decisions", hot(seats: max(1, seats)))
        try await load(stage) { stage.data.requested($0) }
        let seconds = try await drain(stage)
        return try await result(stage, decisions: events, seconds)
    }

    /// The campaign and its list are full before the measurement; then, in turn, one leaves and the
    /// first of the list is let in, one asks and waits, one asks and is refused: the list is full.
    private func crowded() async throws -> BenchResult {
        let leaving = (events + 2) / 3
        let seats = Int64(leaving) * 10 / 11 + 10
        var data = hot(seats: seats)
        data.longestWait = Int64(waiting)
        let stage = try await stage("decisions", data)
        let cap = Room(model: .seats, limit: seats, overbookPct: 10, used: 0).cap
        let first = Int(cap)
        try await load(stage, first) { data.created($0) }
        try await load(stage, waiting) { number in
            data.requested(first + number, priority: Int64(number * 7 % 10))
        }
        _ = try await drain(stage)
        let rest = first + waiting
        try await load(stage) { number in
            number % 3 == 0
                ? data.withdrawn(rest + number, reference: number / 3)
                : data.requested(rest + number, priority: Int64(number % 10))
        }
        let seconds = try await drain(stage)
        return try await result(stage, decisions: events, seconds)
    }

    private func hot(seats: Int64) -> BenchData {
        var data = BenchData(campaigns: 1, seats: seats, now: Instant(ms: WallClock.nowMs()))
        data.hasQuotas = hasQuotas
        return data
    }

    private func result(
        _ stage: BenchStage,
        decisions: Int,
        _ seconds: Double
    ) async throws -> BenchResult {
        let reader = try NodeReader(path: stage.database)
        let shown = try await reader.campaign("campaign-0").value?.capacity
        let quotas = try await reader.quotas(company: "company-0").value.count
        reader.close()
        await stage.close()
        guard let capacity = shown, capacity.used <= capacity.room.cap, capacity.used > 0 else {
            throw CommandFault(.refused, "the hot campaign is over its cap: that must not be")
        }
        return BenchResult(
            scenario: .decisions,
            value: Double(decisions) / seconds,
            unit: "decisions/s",
            target: 5000,
            remark: "\(capacity.used) hold a place, cap \(capacity.room.cap),"
                + " \(capacity.waiting) wait, \(quotas) quotas"
        )
    }
}
