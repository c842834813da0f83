import Contracts
import Domain
import Storage

/// What the demo shows: campaigns filling, alerts, usage, drawn from the outputs alone.
///
/// It knows nothing that a subscriber would not know too.
struct DemoBoard {
    private struct Gauge {
        var status = ""
        var isInCredits = false
        var used: Int64 = 0
        var limit: Int64 = 0
        var cap: Int64 = 0
        var waiting: Int64 = 0
        /// Sums of the ledger by type.
        var usage: [String: Int64] = [:]
        var alerts: Int64 = 0
        /// When it is expected to be full, as told last.
        var fullOn: String?
        var isWarned = false
    }

    private var gauges: [String: Gauge] = [:]
    private var decisions: [String: Int64] = [:]
    private(set) var news: [String] = []
    private(set) var freshNews: [String] = []
    private(set) var position: Int64 = 0
    private(set) var outputs: Int64 = 0

    /// Takes in an output.
    mutating func take(_ row: OutboxRow) {
        outputs += 1
        guard let type = OutputType(rawValue: row.type),
            let event = (try? JSONParser.parse(row.body))?.object,
            let data = event["data"]?.object
        else { return }
        position = max(position, data["position"]?.int ?? 0)
        guard let campaign = data["campaignId"]?.string else { return }
        let time = event["time"]?.string.map { String($0.dropFirst(11).prefix(8)) } ?? ""
        take(type, campaign, data)
        if let line = Self.line(type, campaign, data) { tell("\(time)  \(line)") }
    }

    private mutating func take(_ type: OutputType, _ campaign: String, _ data: JSONObject) {
        var gauge = gauges[campaign] ?? Gauge()
        switch type {
        case .capacityChanged:
            gauge.used = data["used"]?.int ?? 0
            gauge.limit = data["limit"]?.int ?? 0
            gauge.cap = data["cap"]?.int ?? 0
            gauge.waiting = data["waiting"]?.int ?? 0
            gauge.isInCredits = data["model"]?.string == PricingModel.credits.rawValue
        case .enrollmentDecided:
            if data["duplicate"]?.bool != true {
                decisions[data["decision"]?.string ?? "", default: 0] += 1
            }
        case .billingUsageRecorded:
            let quantity = data["quantity"]?.int ?? 0
            gauge.usage[data["type"]?.string ?? "", default: 0] += quantity
        case .capacityThresholdCrossed: gauge.alerts += 1
        case .capacityForecastUpdated: gauge.fullOn = data["expectedDate"]?.string
        case .capacityFillWarningRaised: gauge.isWarned = true
        case .capacityFillWarningCleared: gauge.isWarned = false
        case .campaignCreated: gauge.status = data["status"]?.string ?? ""
        case .campaignStatusChanged: gauge.status = data["to"]?.string ?? ""
        default: return
        }
        gauges[campaign] = gauge
    }

    /// What is worth telling in words.
    private static func line(
        _ type: OutputType,
        _ campaign: String,
        _ data: JSONObject
    ) -> String? {
        switch type {
        case .enrollmentDecided where data["promoted"]?.bool == true:
            return "\(campaign): promoted from the waiting list"
        case .capacityThresholdCrossed:
            let threshold = data["threshold"]?.int ?? 0
            let severity = data["severity"]?.string ?? ""
            let scale: Int64 = data["model"]?.string == PricingModel.credits.rawValue ? 1000 : 1
            let (used, limit) = (data["used"]?.int ?? 0, data["limit"]?.int ?? 0)
            let cause = data["cause"]?.string ?? ""
            return "ALERT \(severity) \(threshold) % \(campaign):"
                + " \(used / scale) of \(limit / scale) (\(cause))"
        case .capacityThresholdRearmed:
            return "\(campaign): below \(data["threshold"]?.int ?? 0) % again"
        case .upsellRaised, .upsellUpdated, .upsellExpired, .upsellAccepted, .upsellDeclined,
            .upsellClosed:
            let score = data["composite"]?.int ?? 0
            return "UPSELL \(type.rawValue.dropFirst(7)) \(campaign): score \(score)"
        case .capacityForecastUpdated, .capacityFillWarningRaised, .capacityFillWarningCleared:
            return forecast(type, campaign, data)
        case .campaignStatusChanged:
            let (from, to) = (data["from"]?.string ?? "", data["to"]?.string ?? "")
            return "\(campaign): \(from) to \(to)"
        default: return nil
        }
    }

    private static func forecast(
        _ type: OutputType,
        _ campaign: String,
        _ data: JSONObject
    ) -> String {
        var date = "not full at this pace"
        if let expected = data["expectedDate"]?.string {
            let earliest = data["earliestDate"]?.string ?? "-"
            let latest = data["latestDate"]?.string ?? "never"
            date = "full on \(expected) (\(earliest) to \(latest))"
        }
        return switch type {
        case .capacityFillWarningRaised: "EARLY WARNING \(campaign): \(date)"
        case .capacityFillWarningCleared: "\(campaign): early warning over"
        default: "FORECAST \(campaign): \(date)"
        }
    }

    private mutating func tell(_ line: String) {
        news.append(line)
        if news.count > 10 { news.removeFirst() }
        freshNews.append(line)
    }

    /// The news since the last call.
    mutating func takeFreshNews() -> [String] {
        defer { freshNews.removeAll() }
        return freshNews
    }

    /// The campaigns as a table with bars; the mark shows the cap beyond the limit.
    func table() -> [String] {
        var table = TextTable(
            "campaign",
            "state",
            "used",
            "limit",
            "cap",
            "waits",
            "%",
            "",
            "seats +/-",
            "served",
            "alerts",
            "full on"
        )
        for campaign in DemoCampaigns.all {
            let gauge = gauges[campaign.id] ?? Gauge()
            let room = Room(
                model: campaign.model,
                limit: gauge.limit,
                overbookPct: 0,
                used: gauge.used
            )
            table.add(
                campaign.name,
                gauge.status,
                Self.amount(gauge.used, gauge),
                Self.amount(gauge.limit, gauge),
                Self.amount(gauge.cap, gauge),
                "\(gauge.waiting)",
                CapacityBar.percent(room),
                Self.bar(gauge),
                "\(gauge.usage["seat_assigned"] ?? 0)/\(gauge.usage["seat_released"] ?? 0)",
                "\(gauge.usage["learner_served"] ?? 0)",
                "\(gauge.alerts)",
                (gauge.fullOn ?? "-") + (gauge.isWarned ? " soon" : "")
            )
        }
        let counts = ["accepted", "waitlisted", "rejected"]
            .map { "\(decisions[$0, default: 0]) \($0)" }
        return table.lines + [
            "",
            "record \(position) · \(outputs) outputs · requests: "
                + counts.joined(separator: ", "),
        ]
    }

    /// Seats and learners as they are, thousandths of credits as credits.
    private static func amount(_ value: Int64, _ gauge: Gauge) -> String {
        "\(gauge.isInCredits ? value / 1000 : value)"
    }

    /// A bar: `#` used within the limit, `!` beyond it, `|` the limit.
    private static func bar(_ gauge: Gauge) -> String {
        guard gauge.limit > 0 else { return "" }
        let cells = 20
        let scale = max(gauge.cap, gauge.used, 1)
        let filled = Int(gauge.used * Int64(cells) / scale)
        let limit = Int(gauge.limit * Int64(cells) / scale)
        var text = "["
        for cell in 0..<cells {
            if cell == limit { text += "|" }
            text += cell < filled ? (cell < limit ? "#" : "!") : "."
        }
        return text + "]"
    }
}
