package import Contracts
import GRDB

/// Finds what is to be sent again, on a connection of its own beside the engine that writes.
///
/// Read-only, in short statements over bounded parts of the feed, so that it never pins the
/// write-ahead log. It belongs to one thread.
package final class ResendReader {
    /// How much of the feed one statement looks at.
    package static let window: Int64 = 8192

    private let queue: DatabaseQueue
    private let following: SQLStatement
    private let bounds: SQLStatement
    private let within: SQLStatement
    private let countWithin: SQLStatement

    /// Opens a node's database for reading.
    ///
    /// Throws `StorageFault`.
    package init(path: String) throws {
        queue = try DatabaseQueue.reading(path, label: "headroom.resend")
        let connection = try queue.connection()
        following = try SQLStatement(
            connection,
            "SELECT \(ResendRow.columns) FROM resends WHERE seq > ? ORDER BY seq LIMIT 1"
        )
        bounds = try SQLStatement(
            connection,
            """
            SELECT resent, pruned, max(pruned, (SELECT coalesce(max(feed), 0) FROM outbox))
            FROM relay WHERE id = 1
            """
        )
        within = try SQLStatement(
            connection,
            """
            SELECT \(OutboxRow.columns)
            FROM outbox WHERE feed > ?1 AND feed <= ?2 AND partition = ?3
                AND (?4 IS NULL OR type = ?4)
            ORDER BY feed
            """
        )
        countWithin = try SQLStatement(
            connection,
            """
            SELECT count(*) FROM outbox WHERE feed > ?1 AND feed <= ?2 AND partition = ?3
                AND (?4 IS NULL OR type = ?4)
            """
        )
    }

    /// The first request behind a row number that may be unanswered; nil for none.
    package func next(behind row: Int64) throws(StorageFault) -> ResendRow? {
        try following.first({ $0.add(row) }, { ResendRow(&$0) }) ?? nil
    }

    /// The last answered request, and between which feed numbers outputs are kept.
    package func kept() throws(StorageFault) -> (answered: Int64, pruned: Int64, last: Int64) {
        try bounds.first({ _ in }, { (answered: $0.int(), pruned: $0.int(), last: $0.int()) })
            ?? (0, 0, 0)
    }

    /// The outputs of a company within one window behind a feed number, with their numbers.
    package func rows(
        of company: String,
        type: OutputType?,
        behind feed: Int64
    ) throws(StorageFault) -> [(row: OutboxRow, number: Int64)] {
        let rows = try within.all(
            { Self.bind(&$0, company, type, feed) },
            { OutboxRow(&$0) }
        )
        return rows.compactMap { row in
            Self.number(of: row, isOfType: type != nil).map { (row, $0) }
        }
    }

    /// How many outputs of a company there are within one window behind a feed number.
    package func count(
        of company: String,
        type: OutputType?,
        behind feed: Int64
    ) throws(StorageFault) -> Int64 {
        try countWithin.first({ Self.bind(&$0, company, type, feed) }, { $0.int() }) ?? 0
    }

    private static func bind(
        _ binder: inout Binder,
        _ company: String,
        _ type: OutputType?,
        _ feed: Int64
    ) {
        binder.add(feed)
        binder.add(feed + window)
        binder.add(company)
        binder.add(type?.rawValue)
    }

    /// The sequence of an output, or its typesequence.
    private static func number(of row: OutboxRow, isOfType: Bool) -> Int64? {
        let key = isOfType ? "typesequence" : "sequence"
        return StoredJSON.object(row.body)?[key]?.string.flatMap { Int64($0) }
    }
}
