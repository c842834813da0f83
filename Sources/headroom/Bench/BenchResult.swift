/// What a scenario came to, beside its target.
struct BenchResult {
    /// Which scenario.
    let scenario: BenchScenario
    /// The figure.
    let value: Double
    /// What it counts.
    let unit: String
    /// The reference's figure of the same run, if it was run.
    var reference: Double?
    /// What it must reach.
    let target: Double
    /// Whether a smaller figure is the better one.
    var isSmallerBetter = false
    /// Whether the target is a ratio to the reference.
    var isTargetRatio = false
    /// What else there is to say.
    var remark = ""

    /// The figure over the reference's.
    var ratio: Double? { reference.map { $0 > 0 ? value / $0 : 0 } }

    /// Whether the target is met; nil when that cannot be said without the reference.
    var isMet: Bool? {
        if isTargetRatio { return ratio.map { $0 >= target } }
        return isSmallerBetter ? value <= target : value >= target
    }

    /// One compact object.
    var json: String {
        let met = isMet.map { $0 ? "true" : "false" } ?? "null"
        return "{\"scenario\":\"\(scenario.rawValue)\",\"value\":\(Self.number(value)),"
            + "\"unit\":\"\(unit)\",\"reference\":\(reference.map(Self.number) ?? "null"),"
            + "\"ratio\":\(ratio.map(Self.number) ?? "null"),\"target\":\(Self.number(target)),"
            + "\"met\":\(met),\"remark\":\"\(remark)\"}"
    }

    /// All results with bars: a full bar is the target.
    static func table(_ results: [BenchResult]) -> [String] {
        results.flatMap { result -> [String] in
            let share: Double
            if result.isTargetRatio {
                share = (result.ratio ?? 0) / result.target
            } else if result.isSmallerBetter {
                share = result.value > 0 ? result.target / result.value : 1
            } else {
                share = result.value / result.target
            }
            let cells = max(0, min(40, Int(share * 30)))
            let bar =
                String(repeating: "#", count: cells)
                + String(repeating: ".", count: max(0, 30 - cells))
            let verdict = result.isMet.map { $0 ? "met" : "MISSED" } ?? "needs --reference"
            var first = "\(result.scenario.rawValue): \(number(result.value)) \(result.unit)"
            if let reference = result.reference, let ratio = result.ratio {
                first += ", reference \(number(reference)), ratio \(number(ratio))"
            }
            let lines = [first, "  [\(bar)] target \(number(result.target)): \(verdict)"]
            return result.remark.isEmpty ? lines + [""] : lines + ["  \(result.remark)", ""]
        }
    }

    private static func number(_ value: Double) -> String {
        guard value.magnitude < 100 else { return String(Int64(value.rounded())) }
        let hundredths = Int64((value * 100).rounded())
        let fraction = hundredths.magnitude % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
