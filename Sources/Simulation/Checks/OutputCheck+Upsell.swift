import Contracts
import Storage

/// What is told of upsell signals, whatever the scores are.
extension OutputCheck {
    /// I26: at most one signal is open per campaign and per company, and every life is one.
    func signals() -> [String] {
        var open: [String: String] = [:]
        var last: [String: (name: String, version: Int64)] = [:]
        var violations: [String] = []
        for output in told where output.name.hasPrefix("upsell.") {
            let id = output["signalId"]?.string ?? ""
            let subject = output["campaignId"]?.string ?? "\(output.row.partition)/company"
            let version = output["version"]?.int ?? 0
            let name = String(output.name.dropFirst("upsell.".count))
            let before = last[id]
            if version != (before?.version ?? 0) + 1 {
                violations.append("\(id) is told with version \(version)")
            }
            if !Self.may(name, follow: before?.name) {
                violations.append("\(id) is \(name) behind \(before?.name ?? "nothing")")
            }
            if name == "raised" {
                if let other = open[subject] { violations.append("\(other) and \(id) are open") }
                open[subject] = id
            } else if name != "updated", open[subject] == id {
                open[subject] = nil
            }
            last[id] = (name, version)
            if let sentence = Self.score(of: output, id) { violations.append(sentence) }
        }
        return violations
    }

    private static func may(_ name: String, follow last: String?) -> Bool {
        switch name {
        case "raised": last == nil
        case "updated", "accepted", "declined", "expired": last == "raised" || last == "updated"
        case "closed": last == "accepted"
        default: false
        }
    }

    /// The score is the sum of its parts: of a campaign their weighted mean, of a company at most
    /// 100.
    private static func score(of output: Told, _ id: String) -> String? {
        let parts = (output["explanation"]?.array ?? []).compactMap(\.object)
        let sum = parts.reduce(0) { $0 + ($1["contribution"]?.int ?? 0) }
        let weight = parts.reduce(0) { $0 + ($1["weight"]?.int ?? 0) }
        let composite = output["composite"]?.int ?? -1
        let expected =
            output["kind"]?.string == "company"
            ? min(100, sum) : weight == 0 ? 0 : (2 * sum + weight) / (2 * weight)
        return composite == expected ? nil : "\(id) is told with \(composite), not \(expected)"
    }
}
