import Contracts
import Domain

/// The ranges of outputs that were asked for again.
///
/// How far the relay has come with them is its own business and stands beside `confirmed`.
/// Source: "Billing's contract", re-sending.
package final class ResendTable {
    private let insertRow: SQLStatement
    private let byRef: SQLStatement
    private let newest: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO resends VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        byRef = try SQLStatement(
            connection,
            """
            SELECT \(ResendRow.columns) FROM resends WHERE company = ? AND request_ref = ?
            """
        )
        newest = try SQLStatement(connection, "SELECT coalesce(max(seq), 0) FROM resends")
    }

    /// Adds a request.
    package func insert(_ row: ResendRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.seq)
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.requestRef)
            binder.add(row.queue.rawValue)
            binder.add(row.type?.rawValue)
            binder.add(row.first)
            binder.add(row.last)
            binder.add(row.written)
            binder.add(row.causationid)
            binder.add(row.at.ms)
        }
    }

    /// The request with a consumer's reference.
    package func find(
        company: String,
        requestRef: String
    ) throws(StorageFault) -> ResendRow? {
        try byRef.first(
            { binder in
                binder.add(company)
                binder.add(requestRef)
            },
            { ResendRow(&$0) }
        ) ?? nil
    }

    /// The row number of the newest request, 0 for none.
    package func last() throws(StorageFault) -> Int64 {
        try newest.first({ _ in }, { $0.int() }) ?? 0
    }
}
