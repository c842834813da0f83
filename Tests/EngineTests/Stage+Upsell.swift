import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Campaigns with a score of one's choice, and what is told of their signals.
extension Stage {
    /// The newest id of a cost, per campaign; taken back before the next one.
    private static func cost(_ campaign: String, _ number: Int) -> String {
        "score-\(campaign)-\(number)"
    }

    /// A recruiting campaign `c1` of 10 seats, 8 of them taken, so that its score is
    /// (2000 + 10 · spending) / 70: 29 without costs.
    static func scored(zone: JSON = Stage.utc) async throws -> Stage {
        let stage = try await Stage.recruiting(seats: 10, zone: zone)
        try await stage.crowd("v", 8, role: "volunteer")
        return stage
    }

    /// Spends so many basis points of the budget of 100000.00 EUR, in place of what was spent.
    func spend(_ bp: Int64, campaign: String = "c1") async throws {
        let known = try rows("facts").count {
            $0["kind"] == .string("cost") && $0["campaign"] == .string(campaign)
        }
        if known > 0 {
            try await voided("cost", Self.cost(campaign, known), campaign: campaign)
        }
        if bp > 0 {
            try await spent(Self.cost(campaign, known + 1), bp * 1000, campaign: campaign)
        }
    }

    /// Moves the clock to the next local midnight of a company in Greenwich, a minute behind it;
    /// returns what was told of signals.
    @discardableResult
    func nextDay(_ days: Int64 = 1) async throws -> [Told] {
        let clock = try #require(try rows("node").first?["clock"]?.int)
        let day = Instant.millisecondsPerDay
        let midnight = Instant(ms: (clock / day + days) * day)
        return try await tick(midnight.adding(minutes: 1).rfc3339).aboutUpsell
    }

    /// The newest signal of a campaign, or of a company as a whole.
    func signal(_ campaign: String? = "c1") async throws -> SignalRow {
        let rows = try rows("signals").filter { $0["campaign"]?.string == campaign }
        let newest = try #require(rows.max { ($0["seq"]?.int ?? 0) < ($1["seq"]?.int ?? 0) })
        let id = try #require(newest["id"]?.string)
        return try #require(try await NodeReader(path: path).signal(id).value?.signal)
    }

    /// The words of the steps of a signal.
    func steps(_ signal: String) throws -> [String] {
        try rows("signal_steps").filter { $0["signal"]?.string == signal }
            .compactMap { $0["step"]?.string }
    }
}

extension [Told] {
    /// Those about signals.
    var aboutUpsell: [Told] { filter { $0.name.hasPrefix("upsell.") } }

    /// Those about signals, such as `raised 41 watch`.
    var lives: [String] {
        aboutUpsell.map { told in
            let name = told.name.dropFirst("upsell.".count)
            let composite = told["composite"]?.int ?? -1
            return "\(name) \(composite) \(told["segment"]?.string ?? "")"
        }
    }
}
