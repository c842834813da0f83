/// The decisions about requests in the order in which they were told; rows are only ever added.
///
/// Source: domain §7.4.
package final class DecisionTable {
    private let insertRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 11).joined(separator: ", ")
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO decisions(\(DecisionRow.columns)) VALUES (\(marks))"
        )
    }

    /// Adds a decision.
    package func insert(_ row: DecisionRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }
}
