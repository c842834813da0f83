import Contracts
import Domain
import Storage

/// Compares what was written to the outbox with what the model expects, in order.
struct OutputComparison {
    private let model: Model

    init(_ model: Model) { self.model = model }

    func differences(_ rows: [OutboxRow]) -> [String] {
        // What is for sale, what contracts come to, what months come to so far, measures, forecasts,
        // and that quotas are below their percentages again the model does not know.
        let told = rows.filter {
            $0.type != Verdict.type
                && !$0.type.hasPrefix("upsell.") && !$0.type.hasPrefix("metrics.")
                && !$0.type.hasPrefix("insights.")
                && !$0.type.hasPrefix("capacity.fill_warning")
                && $0.type != OutputType.capacityForecastUpdated.rawValue
                && $0.type != OutputType.billingInvoicePreviewed.rawValue
                && $0.type != OutputType.capacityQuotaRearmed.rawValue
        }
        .compactMap { Told($0) }
        let pairs = Dictionary(grouping: told) { $0["position"]?.int ?? 0 }
        let expected = Dictionary(grouping: model.outputs, by: \.position)
        var differences: [String] = []
        for position in Set(pairs.keys).union(expected.keys).sorted() {
            let difference = compare(pairs[position] ?? [], expected[position] ?? [])
            guard let difference else { continue }
            differences.append("outputs of record \(position): \(difference)")
            // What follows from a wrong record is wrong too.
            break
        }
        return differences + verdicts(rows)
    }

    private func compare(_ told: [Told], _ expected: [Expected]) -> String? {
        for (index, pair) in zip(told, expected).enumerated() {
            if let difference = pair.1.difference(from: pair.0) {
                return "number \(index + 1) has \(difference), expected \(pair.1);"
                    + " it is \(pair.0)"
            }
        }
        if told.count > expected.count { return "unexpected \(told[expected.count])" }
        if told.count < expected.count { return "missing \(expected[told.count])" }
        return nil
    }

    /// Everybody who asked hears exactly one answer: the decision, or what became of the input.
    private func verdicts(_ rows: [OutboxRow]) -> [String] {
        var answers: [Int64: [Told]] = [:]
        for row in rows where row.replyTo != nil {
            guard let told = Told(row), let position = Self.position(told) else { continue }
            answers[position, default: []].append(told)
        }
        var differences: [String] = []
        for (position, verdict) in model.verdicts.sorted(by: { $0.key < $1.key }) {
            let heard = answers.removeValue(forKey: position) ?? []
            guard heard.count == 1, let answer = heard.first else {
                differences.append("record \(position) got \(heard.count) answers")
                continue
            }
            guard answer.name == Verdict.type else { continue }
            let codes = (answer["codes"]?.array ?? []).compactMap(\.string)
            if answer["disposition"]?.string != verdict.disposition || codes != verdict.codes {
                differences.append("record \(position) was answered \(answer), not \(verdict)")
            }
        }
        differences += answers.keys.sorted().map { "record \($0) was answered unasked" }
        return Array(differences.prefix(3))
    }

    private static func position(_ told: Told) -> Int64? {
        told.name == Verdict.type
            ? told.row.id.hasPrefix("r-") ? Int64(told.row.id.dropFirst(2)) : nil
            : told["position"]?.int
    }
}
