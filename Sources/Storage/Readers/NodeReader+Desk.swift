import Contracts

extension NodeReader {
    /// Entries of the rejected desk, oldest first.
    package func rejected(
        _ filter: DeskFilter
    ) async throws(StorageFault) -> AsOf<[RejectedEntry]> {
        try await look { view in
            try view.all(
                """
                SELECT \(RejectedEntry.columns) FROM rejected
                WHERE position > ?1 AND (?2 IS NULL OR coalesce(company, ?3) = ?2)
                    AND (?4 IS NULL OR status = ?4) AND (?5 IS NULL OR code = ?5)
                ORDER BY position LIMIT ?6
                """,
                { binder in
                    binder.add(filter.after)
                    binder.add(filter.company)
                    binder.add(Routes.platform)
                    binder.add(filter.status)
                    binder.add(filter.code)
                    binder.add(filter.limit)
                },
                { RejectedEntry(&$0) }
            )
        }
    }

    /// The entry of the rejected desk at a position.
    package func rejected(
        position: Int64
    ) async throws(StorageFault) -> AsOf<RejectedEntry?> {
        try await look { try Self.rejected($0, position: position) }
    }

    static func rejected(
        _ view: ReadView,
        position: Int64
    ) throws(StorageFault) -> RejectedEntry? {
        try view.first(
            "SELECT \(RejectedEntry.columns) FROM rejected WHERE position = ?",
            { $0.add(position) },
            { RejectedEntry(&$0) }
        )
    }

    /// Parked inputs, oldest first.
    package func parked(
        _ filter: DeskFilter
    ) async throws(StorageFault) -> AsOf<[ParkedEntry]> {
        try await look { view in
            try view.all(
                """
                SELECT \(ParkedEntry.columns) FROM parked
                WHERE position > ?1 AND (?2 IS NULL OR company = ?2)
                    AND (?3 IS NULL OR status = ?3)
                ORDER BY position LIMIT ?4
                """,
                { binder in
                    binder.add(filter.after)
                    binder.add(filter.company)
                    binder.add(filter.status)
                    binder.add(filter.limit)
                },
                { ParkedEntry(&$0) }
            )
        }
    }
}
