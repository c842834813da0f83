import Domain

/// What happens by itself, in the order in which it is due.
package final class DueTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let removeEntity: SQLStatement
    private let earliest: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection, "INSERT OR REPLACE INTO due VALUES (?, ?, ?, ?, ?, ?)")
        removeRow = try SQLStatement(connection, "DELETE FROM due WHERE entity = ? AND kind = ?")
        removeEntity = try SQLStatement(connection, "DELETE FROM due WHERE entity = ?")
        earliest = try SQLStatement(
            connection,
            """
            SELECT entity, kind, due_at, company FROM due
            ORDER BY due_at, company, rank, entity, item LIMIT 1
            """)
    }

    /// Schedules an item; one of the same entity and kind is replaced.
    package func schedule(_ row: DueRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.entity)
            binder.add(row.kind.rawValue)
            binder.add(row.dueAt.ms)
            binder.add(row.company)
            binder.add(row.kind.rank)
            binder.add(row.kind.item)
        }
    }

    /// Takes an item away; nothing happens when there is none.
    package func cancel(entity: String, kind: DueRow.Kind) throws(StorageFault) {
        try removeRow.run { binder in
            binder.add(entity)
            binder.add(kind.rawValue)
        }
    }

    /// Takes all items of an entity away.
    package func cancelAll(entity: String) throws(StorageFault) {
        try removeEntity.run { $0.add(entity) }
    }

    /// The next item, whenever it is due.
    package func next() throws(StorageFault) -> DueRow? {
        try earliest.first(
            { _ in },
            { row in
                let entity = row.text()
                let kind = row.text()
                return DueRow(
                    entity: entity, kind: DueRow.Kind(rawValue: kind) ?? .upsellEvaluate,
                    dueAt: Instant(ms: row.int()), company: row.text())
            })
    }
}
