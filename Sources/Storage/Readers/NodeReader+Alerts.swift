import Domain

extension NodeReader {
    /// Alert records, newest first.
    package func alerts(
        _ filter: AlertFilter
    ) async throws(StorageFault) -> AsOf<[AlertEntry]> {
        try await look { try Self.alerts($0, filter) }
    }

    static func alerts(
        _ view: ReadView,
        _ filter: AlertFilter
    ) throws(StorageFault) -> [AlertEntry] {
        try view.all(
            """
            SELECT \(AlertEntry.columns) FROM alerts
            WHERE (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR campaign = ?2)
                AND (?3 IS NULL OR status = ?3)
                AND (?4 = 0 OR (status = 'sent' AND acked_by IS NULL))
            ORDER BY seq DESC LIMIT ?5
            """,
            { binder in
                binder.add(filter.company)
                binder.add(filter.campaign)
                binder.add(filter.status?.rawValue)
                binder.add(filter.isOpenOnly)
                binder.add(filter.limit)
            },
            { AlertEntry(&$0) }
        )
    }
}
