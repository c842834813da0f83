package import Domain

/// How far the node has folded, what time it is in the log, and what became of the inputs.
package final class NodeTable {
    private let read: SQLStatement
    private let write: SQLStatement
    private let addTally: SQLStatement
    private let readTallies: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        read = try SQLStatement(connection, "SELECT position, clock FROM node WHERE id = 1")
        write = try SQLStatement(
            connection,
            "UPDATE node SET position = ?, clock = ?, records = records + ? WHERE id = 1"
        )
        addTally = try SQLStatement(
            connection,
            """
            INSERT INTO tallies VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET count = count + excluded.count
            """
        )
        readTallies = try SQLStatement(connection, "SELECT name, count FROM tallies ORDER BY name")
    }

    /// The position of the last folded record and the clock after it.
    package func progress() throws(StorageFault) -> (position: Int64, clock: Instant) {
        let row = try read.first({ _ in }, { (position: $0.int(), clock: Instant(ms: $0.int())) })
        return row ?? (0, Instant(ms: 0))
    }

    /// Writes the position and the clock of the turn, and counts its records.
    ///
    /// Positions ascend but need not be gapless: a stream keeps some offsets for itself.
    package func advance(
        position: Int64,
        clock: Instant,
        records: Int64
    ) throws(StorageFault) {
        try write.run { binder in
            binder.add(position)
            binder.add(clock.ms)
            binder.add(records)
        }
    }

    /// Adds to a count of dispositions, such as `applied` or `duplicate_message`.
    package func tally(_ name: String, by amount: Int64) throws(StorageFault) {
        try addTally.run { binder in
            binder.add(name)
            binder.add(amount)
        }
    }

    /// All counts by name.
    package func tallies() throws(StorageFault) -> [(name: String, count: Int64)] {
        try readTallies.all({ _ in }, { (name: $0.text(), count: $0.int()) })
    }
}
