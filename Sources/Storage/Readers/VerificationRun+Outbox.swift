import Contracts
import Domain

/// The outputs that are kept, one after the other. Source: domain §25 I12, §1.4.
extension VerificationRun {
    private static let batch: Int64 = 4096

    mutating func checkOutbox() {
        check("outbox") { run throws(StorageFault) in
            let outbox = try OutboxTable(run.view.connection)
            let position = try run.view.number("SELECT position FROM node")
            var walk = OutboxWalk(
                pruned: try outbox.relay().pruned,
                position: position,
                clock: run.clock
            )
            while case let rows = try outbox.rows(behind: walk.feed, limit: Self.batch),
                !rows.isEmpty
            {
                run.looked(at: Int64(rows.count))
                for row in rows {
                    for sentence in walk.step(row) { run.found("outbox", nil, sentence) }
                }
            }
            let last = try run.view.all(
                "SELECT partition, type, last FROM sequences",
                { _ in },
                { (partition: $0.text(), type: $0.text(), last: $0.int()) }
            )
            for sentence in walk.finish(last) { run.found("outbox", nil, sentence) }
        }
        check("outbox-ids") { run throws(StorageFault) in
            let found = try run.view.all(
                "SELECT id, count(*) FROM outbox GROUP BY id HAVING count(*) > 1 LIMIT 100",
                { _ in },
                { ($0.text(), $0.int()) }
            )
            for (id, count) in found {
                run.found("outbox-ids", nil, "\(count) outputs have the id \(id)")
            }
        }
    }
}
