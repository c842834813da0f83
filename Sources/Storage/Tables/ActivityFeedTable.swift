import Contracts
import Domain

/// The activity feeds of campaigns and companies: entries are added and never changed.
///
/// Rows are appended, and found by a narrow index of their campaign: with the rows of each campaign
/// together, adding one touched a page of its own and cost twice as much. Source: domain §13.3.
package final class ActivityFeedTable {
    private let insertRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO activity_feed VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
    }

    /// Adds an entry.
    package func insert(_ row: ActivityFeedRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.seq)
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(row.at.ms)
            binder.add(row.kind.rawValue)
            binder.add(row.actor)
            binder.add(row.code)
            binder.add(row.data)
        }
    }
}
