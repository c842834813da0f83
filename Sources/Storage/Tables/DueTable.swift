package import Domain

/// What happens by itself, in the order in which it is due.
package final class DueTable {
    private let replaceRow: SQLStatement
    private let removeRow: SQLStatement
    private let removeEntity: SQLStatement
    private let earliest: SQLStatement
    private let ofEntity: SQLStatement
    private let ofCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO due VALUES (?, ?, ?, ?, ?, ?)"
        )
        removeRow = try SQLStatement(connection, "DELETE FROM due WHERE entity = ? AND kind = ?")
        removeEntity = try SQLStatement(connection, "DELETE FROM due WHERE entity = ?")
        ofEntity = try SQLStatement(connection, "SELECT kind, due_at FROM due WHERE entity = ?")
        ofCompany = try SQLStatement(
            connection,
            "SELECT entity FROM due WHERE company = ? AND kind = ? ORDER BY entity"
        )
        earliest = try SQLStatement(
            connection,
            """
            SELECT entity, kind, due_at, company FROM due
            ORDER BY due_at, company, rank, entity, item LIMIT 1
            """
        )
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

    /// When the items of an entity are due.
    package func instants(entity: String) throws(StorageFault) -> [DueRow.Kind: Instant] {
        let rows = try ofEntity.all(
            { $0.add(entity) },
            { (kind: DueRow.Kind(rawValue: $0.text()), dueAt: Instant(ms: $0.int())) }
        )
        var instants: [DueRow.Kind: Instant] = [:]
        for row in rows { if let kind = row.kind { instants[kind] = row.dueAt } }
        return instants
    }

    /// The entities of a company that something is due for, by their ids; it looks through all of
    /// what is due, and is for what people settle only.
    package func entities(
        company: String,
        kind: DueRow.Kind
    ) throws(StorageFault) -> [String] {
        try ofCompany.all(
            { binder in
                binder.add(company)
                binder.add(kind.rawValue)
            },
            { $0.text() }
        )
    }

    /// The next item, whenever it is due.
    package func next() throws(StorageFault) -> DueRow? {
        try earliest.first(
            { _ in },
            { row in
                let entity = row.text()
                let kind = row.text()
                return DueRow(
                    entity: entity,
                    kind: DueRow.Kind(rawValue: kind) ?? .upsellEvaluate,
                    dueAt: Instant(ms: row.int()),
                    company: row.text()
                )
            }
        )
    }
}
