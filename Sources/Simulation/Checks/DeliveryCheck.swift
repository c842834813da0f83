import Contracts
import Storage

/// What a consumer sees that follows the rules: apply what is next, drop repeats, wait at a gap.
struct DeliveryCheck {
    private let rows: [OutboxRow]
    private let deliveries: [OutboxRow]

    init(_ rows: [OutboxRow], _ deliveries: [OutboxRow]) {
        self.rows = rows
        self.deliveries = deliveries
    }

    func violations() -> [String] {
        var violations: [String] = []
        let committed = Dictionary(uniqueKeysWithValues: rows.map { ($0.feed, $0) })
        var received: Set<Int64> = []
        var last: [String: Int64] = [:]
        for delivery in deliveries {
            // Invented, changed, or told before it was committed (I12, I13).
            if committed[delivery.feed] != delivery {
                violations.append("delivery \(delivery.id) is not what was committed")
            }
            received.insert(delivery.feed)
            guard let told = Told(delivery), let sequence = told.sequence,
                let typesequence = told.typesequence
            else { continue }
            for (key, number) in [
                (delivery.partition, sequence),
                ("\(delivery.partition) \(told.name)", typesequence),
            ] {
                let before = last[key, default: 0]
                if number > before + 1 {
                    violations.append("a consumer of \(key) missed \(before + 1)")
                }
                last[key] = max(before, number)
            }
        }
        let lost = rows.filter { !received.contains($0.feed) }
        if let first = lost.first {
            violations.insert(
                "\(lost.count) outputs were never delivered, \(first.id) first",
                at: 0
            )
        }
        return Array(violations.prefix(5))
    }
}
