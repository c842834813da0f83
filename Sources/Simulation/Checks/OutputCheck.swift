import Contracts
import Storage

/// What must hold of the outputs by themselves, whatever the model says.
struct OutputCheck {
    private let rows: [OutboxRow]
    let told: [Told]
    private let history: History

    init(_ rows: [OutboxRow], _ history: History) {
        self.rows = rows
        self.history = history
        told = rows.filter { $0.type != Verdict.type }.compactMap { Told($0) }
    }

    func violations() -> [String] {
        feeds() + numbers() + causes() + tenants() + decisions() + signals()
    }

    /// The feed is gapless, and ids are unique (I12).
    private func feeds() -> [String] {
        var violations: [String] = []
        if rows.map(\.feed) != (1...Int64(max(1, rows.count))).prefix(rows.count).map({ $0 }) {
            violations.append("the feed has gaps")
        }
        if Set(rows.map(\.id)).count != rows.count { violations.append("an output id repeats") }
        if told.count != rows.count(where: { $0.type != Verdict.type }) {
            violations.append("an output cannot be read back")
        }
        return violations
    }

    /// Sequences are 1, 2, 3 per partition and per type, ids follow the records (I12, 6).
    private func numbers() -> [String] {
        var violations: [String] = []
        for (partition, outputs) in Dictionary(grouping: told, by: \.row.partition) {
            if outputs.map(\.sequence) != (1...Int64(outputs.count)).map({ $0 }) {
                violations.append("the sequence of \(partition) has gaps or repeats")
            }
            let positions = outputs.compactMap { $0["position"]?.int }
            if positions != positions.sorted() {
                violations.append("outputs of \(partition) do not follow the log")
            }
            for (name, same) in Dictionary(grouping: outputs, by: \.name)
            where same.map(\.typesequence) != (1...Int64(same.count)).map({ $0 }) {
                violations.append("the typesequence of \(partition) \(name) has gaps or repeats")
            }
            for (position, same) in Dictionary(grouping: outputs, by: { $0["position"]?.int ?? 0 })
            {
                let ids = (1...same.count).map { "h-\(position)-\(partition)-\($0)" }
                if same.map(\.row.id) != ids {
                    violations.append("outputs of record \(position) have other ids")
                }
            }
        }
        return violations
    }

    /// Every output is about a record of the log and not from its future (I15).
    private func causes() -> [String] {
        let count = Int64(history.messages.count)
        return told.filter { !(1...count).contains($0["position"]?.int ?? 0) }
            .map { "output \($0.row.id) is about no record" }
    }

    /// I7: each request has one first decision and is promoted at most once.
    private func decisions() -> [String] {
        var promoted: Set<String> = []
        var decided: Set<String> = []
        var violations: [String] = []
        for output in told where output.name == "enrollment.decided" {
            let key = "\(output.row.partition)/\(output["requestId"]?.string ?? "")"
            let isFirst = decided.insert(key).inserted
            guard output["duplicate"] == .bool(false) else { continue }
            if output["promoted"] == .bool(true) {
                if isFirst || !promoted.insert(key).inserted {
                    violations.append("\(key) is promoted unasked or twice")
                }
            } else if !isFirst {
                violations.append("\(key) is decided twice")
            }
        }
        return violations
    }

    /// No partition carries anything of another company (I28).
    private func tenants() -> [String] {
        told.filter { output in
            guard HistoryMaker.companies.contains(output.row.partition) else { return false }
            let others = HistoryMaker.companies.filter { $0 != output.row.partition }
            let text = String(decoding: output.row.body, as: UTF8.self)
            // A company's own request may name a campaign that is not its own.
            let isOwnQuestion =
                output.name.hasPrefix("ingest.")
                || output["reasons"] == .array([.string("campaign_unknown")])
            return !isOwnQuestion && others.contains { text.contains("_\($0)_") }
        }.map { "output \($0.row.id) carries an id of another company" }
    }
}
