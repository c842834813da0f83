import Domain
import Glibc

extension NodeReader {
    /// How the node stands.
    package func status() async throws(StorageFault) -> AsOf<NodeStatus> {
        let path = path
        return try await look { view in
            var status = NodeStatus()
            for (name, count) in try view.all(
                "SELECT name, count FROM tallies",
                { _ in },
                { ($0.text(), $0.int()) }
            ) {
                status.tallies[name] = count
            }
            let relay = try view.first(
                """
                SELECT confirmed, pruned,
                    max(pruned, (SELECT coalesce(max(feed), 0) FROM outbox)) FROM relay
                """
            ) { (confirmed: $0.int(), pruned: $0.int(), last: $0.int()) }
            status.confirmedFeed = relay?.confirmed ?? 0
            status.prunedFeed = relay?.pruned ?? 0
            status.lastFeed = relay?.last ?? 0
            status.parked = try view.number(
                "SELECT count(*) FROM parked WHERE status = 'parked'"
            )
            status.rejectedOpen = try view.number(
                "SELECT count(*) FROM rejected WHERE status = 'open'"
            )
            status.companies = try view.number("SELECT count(*) FROM companies")
            for (name, count) in try view.all(
                "SELECT status, count(*) FROM campaigns GROUP BY status",
                { _ in },
                { ($0.text(), $0.int()) }
            ) {
                if let known = CampaignStatus(rawValue: name) {
                    status.campaignCounts[known] = count
                }
            }
            try Self.addLive(view, to: &status)
            status.openSignals = try view.number(
                "SELECT count(*) FROM signals WHERE status = 'open'"
            )
            status.nextDue = try view.first("SELECT min(due_at) FROM due") {
                $0.optionalInt().map { Instant(ms: $0) }
            }.flatMap { $0 }
            status.databaseBytes = Self.bytes(of: path)
            status.walBytes = Self.bytes(of: path + "-wal")
            return status
        }
    }

    private static func addLive(
        _ view: ReadView,
        to status: inout NodeStatus
    ) throws(StorageFault) {
        let sums = try view.all(
            """
            SELECT k.model, sum(k.used), sum(k.limit_count),
                sum(k.waiting_volunteers + k.waiting_beneficiaries)
            FROM capacity k JOIN campaigns c ON c.id = k.campaign
            WHERE c.status IN ('recruiting', 'active', 'paused') GROUP BY k.model
            """,
            { _ in },
            { ($0.text(), used: $0.int(), limit: $0.int(), waiting: $0.int()) }
        )
        for (model, used, limit, waiting) in sums {
            guard let unit = PricingModel(rawValue: model)?.unit else { continue }
            status.liveByUnit[unit, default: NodeStatus.Live()].used += used
            status.liveByUnit[unit, default: NodeStatus.Live()].limit += limit
            status.liveByUnit[unit, default: NodeStatus.Live()].waiting += waiting
            status.live.waiting += waiting
            guard unit != .milliCredit else { continue }
            status.live.used += used
            status.live.limit += limit
        }
    }

    private static func bytes(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}
