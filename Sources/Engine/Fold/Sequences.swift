import Contracts
import Storage

/// The last numbers of the outputs, kept in memory and written once per turn.
///
/// Belongs to the engine, which drops it when a turn fails.
final class Sequences {
    private struct Partition {
        var last: Int64 = 0
        var types = [Int64](repeating: 0, count: OutputType.indexLimit)
        /// One bit per type that has a new number.
        var changed: UInt64 = 0
    }

    private var partitions: [Partition] = []
    private var places: [String: Int] = [:]
    private var changed: [String] = []
    private var latest: (partition: String, place: Int)?

    /// The next sequence and typesequence of a partition.
    func next(
        _ partition: String,
        _ type: OutputType,
        _ tables: NodeTables
    ) throws -> (sequence: Int64, typesequence: Int64) {
        let place = try place(of: partition, tables)
        if partitions[place].changed == 0 { changed.append(partition) }
        let index = type.index
        partitions[place].last += 1
        partitions[place].types[index] += 1
        partitions[place].changed |= 1 << UInt64(index)
        return (partitions[place].last, partitions[place].types[index])
    }

    /// The last number of a partition, or of a type in it; 0 for none.
    func last(
        _ partition: String,
        _ type: OutputType?,
        _ tables: NodeTables
    ) throws -> Int64 {
        let numbers = partitions[try place(of: partition, tables)]
        return type.map { numbers.types[$0.index] } ?? numbers.last
    }

    private func place(of partition: String, _ tables: NodeTables) throws -> Int {
        if let latest, latest.partition == partition { return latest.place }
        let place: Int
        if let known = places[partition] {
            place = known
        } else {
            place = partitions.count
            partitions.append(try load(partition, tables))
            places[partition] = place
        }
        latest = (partition, place)
        return place
    }

    private func load(_ partition: String, _ tables: NodeTables) throws -> Partition {
        var numbers = Partition()
        for row in try tables.sequences.find(partition: partition) {
            if let type = OutputType(rawValue: row.type) {
                numbers.types[type.index] = row.last
            } else {
                numbers.last = row.last
            }
        }
        return numbers
    }

    /// Writes what changed in the turn, in a fixed order.
    func save(_ tables: NodeTables) throws {
        for partition in changed.sorted() {
            guard let place = places[partition] else { continue }
            let numbers = partitions[place]
            try tables.sequences.save(partition: partition, type: "", last: numbers.last)
            for type in OutputType.allCases where numbers.changed >> UInt64(type.index) & 1 == 1 {
                try tables.sequences.save(
                    partition: partition,
                    type: type.rawValue,
                    last: numbers.types[type.index]
                )
            }
            partitions[place].changed = 0
        }
        changed.removeAll(keepingCapacity: true)
    }
}
