import Contracts
import Domain

/// Walks along the kept outputs and says where a number, an id or a body is not as it must be.
struct OutboxWalk {
    private struct Line: Hashable {
        let partition: String
        let type: String
    }

    /// The feed number of the last row.
    private(set) var feed: Int64
    private let isWhole: Bool
    private let position: Int64
    private let clock: Instant
    private var numbers: [Line: Int64] = [:]
    private var record: Int64 = 0
    private var cutRecord: Int64?
    private var ordinals: [String: Int64] = [:]

    init(pruned: Int64, position: Int64, clock: Instant) {
        feed = pruned
        isWhole = pruned == 0
        self.position = position
        self.clock = clock
    }

    /// Takes the next row; returns what is wrong with it.
    mutating func step(_ row: OutboxRow) -> [String] {
        var wrong: [String] = []
        if row.feed != feed + 1 { wrong.append("the feed skips from \(feed) to \(row.feed)") }
        feed = row.feed
        guard let event = StoredJSON.object(row.body), let data = event["data"]?.object,
            event["id"]?.string == row.id
        else { return wrong + ["\(row.id) has a body that is not its own"] }
        guard !row.partition.isEmpty else { return wrong }
        guard let made = data["position"]?.int, let number = Self.number(event["sequence"]),
            let typeNumber = Self.number(event["typesequence"]),
            let time = event["time"]?.string.flatMap(Instant.init(rfc3339:))
        else { return wrong + ["\(row.id) lacks its numbers"] }
        let type = OutputType(rawValue: row.type)?.type
        if event["partitionkey"]?.string != row.partition || event["type"]?.string != type {
            wrong.append("\(row.id) is of another partition or type than its row")
        }
        if made < record || made > position || time > clock {
            wrong.append("\(row.id) is of record \(made) at \(time.rfc3339), out of order")
        }
        if made != record { ordinals.removeAll(keepingCapacity: true) }
        // Retention may have taken the first outputs of the first record that is left.
        if record == 0, !isWhole { cutRecord = made }
        record = made
        wrong += check(row, made: made)
        wrong += check(Line(partition: row.partition, type: ""), number, row.id)
        wrong += check(Line(partition: row.partition, type: row.type), typeNumber, row.id)
        return wrong
    }

    /// Compares the last numbers with those that the next outputs go on from.
    func finish(_ last: [(partition: String, type: String, last: Int64)]) -> [String] {
        var wrong: [String] = []
        var unknown = Set(numbers.keys)
        for row in last {
            let line = Line(partition: row.partition, type: row.type)
            unknown.remove(line)
            let seen = numbers[line] ?? (isWhole ? 0 : row.last)
            if seen != row.last {
                let type = row.type.isEmpty ? "all types" : row.type
                wrong.append(
                    "the last of \(type) for \(row.partition) is \(seen), \(row.last) is noted"
                )
            }
        }
        for line in unknown { wrong.append("no last number of \(line.partition) is noted") }
        return wrong
    }

    private mutating func check(_ row: OutboxRow, made: Int64) -> [String] {
        let ordinal = ordinals[row.partition].map { $0 + 1 }
        let parts = "h-\(made)-\(row.partition)-"
        guard row.id.hasPrefix(parts), let own = Int64(row.id.dropFirst(parts.utf8.count)) else {
            return ["\(row.id) is not an id of record \(made) for \(row.partition)"]
        }
        let expected = ordinal ?? (made == cutRecord ? own : 1)
        ordinals[row.partition] = own
        return own == expected ? [] : ["\(row.id) should be number \(expected) of its record"]
    }

    private mutating func check(_ line: Line, _ number: Int64, _ id: String) -> [String] {
        let before = numbers[line] ?? (isWhole ? 0 : number - 1)
        numbers[line] = number
        guard number != before + 1 else { return [] }
        let name = line.type.isEmpty ? "sequence" : "typesequence"
        return ["\(id) has \(name) \(number) after \(before)"]
    }

    private static func number(_ value: JSON?) -> Int64? {
        guard let text = value?.string, text.utf8.count == 20 else { return nil }
        return Int64(text)
    }
}
