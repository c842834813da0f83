import Contracts
import Storage

/// The last numbers of the outputs, kept in memory and written once per turn.
struct Sequences {
    private struct Partition {
        var last: Int64 = 0
        var types: [OutputType: Int64] = [:]
        var changed: Set<OutputType> = []
    }

    private var partitions: [String: Partition] = [:]
    private var changed: Set<String> = []

    /// The next sequence and typesequence of a partition.
    mutating func next(
        _ partition: String, _ type: OutputType, _ tables: NodeTables
    ) throws -> (sequence: Int64, typesequence: Int64) {
        if partitions[partition] == nil { partitions[partition] = try load(partition, tables) }
        changed.insert(partition)
        return advance(&partitions[partition, default: Partition()], type)
    }

    private func advance(_ numbers: inout Partition, _ type: OutputType) -> (Int64, Int64) {
        numbers.last += 1
        let typesequence = numbers.types[type, default: 0] + 1
        numbers.types[type] = typesequence
        numbers.changed.insert(type)
        return (numbers.last, typesequence)
    }

    private func load(_ partition: String, _ tables: NodeTables) throws -> Partition {
        var numbers = Partition()
        for row in try tables.sequences.find(partition: partition) {
            if let type = OutputType(rawValue: row.type) {
                numbers.types[type] = row.last
            } else {
                numbers.last = row.last
            }
        }
        return numbers
    }

    /// Writes what changed in the turn, in a fixed order.
    mutating func save(_ tables: NodeTables) throws {
        for partition in changed.sorted() {
            guard let numbers = partitions[partition] else { continue }
            try tables.sequences.save(partition: partition, type: "", last: numbers.last)
            for type in numbers.changed.sorted(by: { $0.rawValue < $1.rawValue }) {
                try tables.sequences.save(
                    partition: partition, type: type.rawValue, last: numbers.types[type] ?? 0)
            }
            partitions[partition]?.changed.removeAll()
        }
        changed.removeAll()
    }
}
