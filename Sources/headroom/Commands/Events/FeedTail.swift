import Contracts
import Storage

/// Reads the node's own feed of outputs and shows what passes a filter.
struct FeedTail {
    private static let batch: Int64 = 2_000

    private let reader: OutboxReader
    private let filter: TailFilter
    private let isJSON: Bool
    private var feed: Int64 = 0

    /// Opens the feed of a node.
    init(path: String, filter: TailFilter, isJSON: Bool) throws {
        // Refuses what is no database of this version before anything is read.
        try NodeReader(path: path).close()
        reader = try OutboxReader(path: path)
        self.filter = filter
        self.isJSON = isJSON
    }

    /// Finds the place to begin: a number of the feed, or that of the newest outputs that match.
    mutating func begin(from: Int64?, last: Int) throws {
        let pruned = try reader.progress().pruned
        if let from {
            feed = max(from - 1, pruned)
            if from <= pruned {
                Screen.note(
                    "headroom: outputs up to \(pruned) were pruned; the feed begins after\n"
                )
            }
            return
        }
        var end = try reader.last()
        feed = end
        var missing = last
        while missing > 0, end > pruned {
            let start = max(pruned, end - Self.batch)
            let rows = try reader.rows(behind: start, limit: end - start)
            for row in rows.reversed() where missing > 0 && event(row) != nil {
                missing -= 1
                feed = row.feed - 1
            }
            end = start
        }
    }

    /// Shows everything that is there now.
    mutating func showAll() throws {
        while case let rows = try reader.rows(behind: feed, limit: Self.batch), let end = rows.last
        {
            var text = ""
            for row in rows {
                guard let event = event(row) else { continue }
                text += OutputLine.text(
                    feed: row.feed,
                    type: row.type,
                    event: event,
                    body: row.body,
                    isJSON: isJSON
                )
            }
            if !text.isEmpty { Screen.write(text) }
            feed = end.feed
        }
    }

    /// The event in a row, if it passes; a verdict that is no output does not.
    private func event(_ row: OutboxRow) -> JSONObject? {
        guard !row.partition.isEmpty,
            filter.passes(type: row.type, company: row.partition),
            let event = try? JSONParser.parse(row.body).object, filter.passes(event)
        else { return nil }
        return event
    }
}
