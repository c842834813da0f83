import Contracts
import Storage

/// What the demo shows: campaigns filling, alerts, usage, drawn from the outputs alone.
///
/// It knows nothing that a subscriber would not know too.
struct DemoBoard {
    private struct Gauge {
        var used: Int64 = 0
        var limit: Int64 = 0
        var cap: Int64 = 0
        var waiting: Int64 = 0
        var seatsAssigned: Int64 = 0
        var seatsReleased: Int64 = 0
        var alerts: Int64 = 0
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
        let time = event["time"]?.string.map { String($0.dropFirst(11).prefix(8)) } ?? ""
        guard let campaign = data["campaignId"]?.string else { return }
        switch type {
        case .capacityChanged:
            gauges[campaign, default: Gauge()].used = data["used"]?.int ?? 0
            gauges[campaign, default: Gauge()].limit = data["limit"]?.int ?? 0
            gauges[campaign, default: Gauge()].cap = data["cap"]?.int ?? 0
            gauges[campaign, default: Gauge()].waiting = data["waiting"]?.int ?? 0
        case .enrollmentDecided:
            decisions[data["decision"]?.string ?? "", default: 0] += 1
            if data["promoted"]?.bool == true {
                tell("\(time)  \(campaign): promoted from the waiting list")
            }
        case .billingUsageRecorded:
            if data["type"]?.string == UsageType.seatAssigned.rawValue {
                gauges[campaign, default: Gauge()].seatsAssigned += 1
            } else {
                gauges[campaign, default: Gauge()].seatsReleased += 1
            }
        case .capacityThresholdCrossed:
            gauges[campaign, default: Gauge()].alerts += 1
            let threshold = data["threshold"]?.int ?? 0
            let severity = data["severity"]?.string ?? ""
            tell("\(time)  ALERT \(severity) \(threshold) % \(campaign): \(use(data))")
        case .capacityThresholdRearmed:
            tell("\(time)  \(campaign): below \(data["threshold"]?.int ?? 0) % again")
        case .upsellRaised, .upsellUpdated, .upsellExpired:
            let score = data["composite"]?.int ?? 0
            tell("\(time)  UPSELL \(type.rawValue.dropFirst(7)) \(campaign): score \(score)")
        case .campaignStatusChanged:
            tell(
                "\(time)  \(campaign): \(data["from"]?.string ?? "") to \(data["to"]?.string ?? "")"
            )
        default: break
        }
    }

    private func use(_ data: JSONObject) -> String {
        let cause = data["cause"]?.string ?? ""
        return "\(data["used"]?.int ?? 0) of \(data["limit"]?.int ?? 0) (\(cause))"
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
        var lines = [
            pad("campaign", 22) + pad("used", 6) + pad("limit", 7) + pad("cap", 5)
                + pad("waits", 7) + pad("%", 6) + pad("", 32) + pad("seats +/-", 12) + "alerts"
        ]
        for campaign in DemoData.campaigns {
            let gauge = gauges[campaign.id] ?? Gauge()
            let percent = gauge.limit > 0 ? gauge.used * 100 / gauge.limit : 0
            lines.append(
                pad(campaign.name, 22) + pad("\(gauge.used)", 6) + pad("\(gauge.limit)", 7)
                    + pad("\(gauge.cap)", 5) + pad("\(gauge.waiting)", 7) + pad("\(percent)", 6)
                    + pad(bar(gauge), 32)
                    + pad("\(gauge.seatsAssigned)/\(gauge.seatsReleased)", 12) + "\(gauge.alerts)"
            )
        }
        let counts = ["accepted", "waitlisted", "rejected"]
            .map { "\(decisions[$0, default: 0]) \($0)" }
        lines.append("")
        lines.append(
            "record \(position) · \(outputs) outputs · requests: "
                + counts.joined(separator: ", ")
        )
        return lines
    }

    /// A bar of 25 cells for 110 %: `#` used within the limit, `!` beyond it, `|` the limit.
    private func bar(_ gauge: Gauge) -> String {
        guard gauge.limit > 0 else { return "" }
        let cells = 28
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

    private func pad(_ text: String, _ width: Int) -> String {
        text.count >= width ? text + " " : text + String(repeating: " ", count: width - text.count)
    }
}
