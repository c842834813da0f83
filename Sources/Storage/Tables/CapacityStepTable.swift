/// What changed the numbers of the campaigns, step by step; rows are only ever added.
package final class CapacityStepTable {
    private let insertRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 18).joined(separator: ", ")
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO capacity_steps(\(CapacityStepRow.columns)) VALUES (\(marks))"
        )
    }

    /// Adds a step.
    package func insert(_ row: CapacityStepRow) throws(StorageFault) {
        try insertRow.run { row.bind(&$0) }
    }
}
