/// The last numbers of the outputs, per partition and per partition and type.
package final class SequenceTable {
    private let replaceRow: SQLStatement
    private let ofPartition: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO sequences VALUES (?, ?, ?)"
        )
        ofPartition = try SQLStatement(
            connection,
            "SELECT type, last FROM sequences WHERE partition = ?"
        )
    }

    /// Writes a last number; the empty type stands for the whole partition.
    package func save(partition: String, type: String, last: Int64) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(partition)
            binder.add(type)
            binder.add(last)
        }
    }

    /// The last numbers of a partition by type.
    package func find(partition: String) throws(StorageFault) -> [(type: String, last: Int64)] {
        try ofPartition.all({ $0.add(partition) }, { (type: $0.text(), last: $0.int()) })
    }
}
