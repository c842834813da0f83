import Domain

/// Upsell signals, and what they teach.
extension NodeReader {
    /// Upsell signals: those that are open in the order of the pipeline, then the others, the
    /// latest first.
    package func signals(
        _ filter: SignalFilter
    ) async throws(StorageFault) -> AsOf<[SignalEntry]> {
        try await look { try Self.signals($0, filter) }
    }

    /// One signal with the steps of its life; nil when there is none with that id.
    package func signal(_ id: String) async throws(StorageFault) -> AsOf<SignalEntry?> {
        try await look { view in
            let table = try SignalTable(view.connection)
            guard let signal = try table.find(id) else { return nil }
            return SignalEntry(
                signal: signal,
                state: signal.state(at: try view.clock()),
                steps: try table.steps(of: id)
            )
        }
    }

    /// The signals of campaigns that were accepted or declined, in the order of the log, the newest
    /// last: what a learned model learns from.
    package func upsellLabels(limit: Int64) async throws(StorageFault) -> AsOf<[UpsellLabel]> {
        try await look { view in
            let found = try view.all(
                """
                SELECT d.seq, d.signal, d.step, d.reason, s.outcome, r.inputs
                FROM signal_steps d JOIN signals s ON s.id = d.signal
                    JOIN signal_steps r ON r.signal = d.signal AND r.step = 'raised'
                WHERE d.step IN ('accepted', 'declined') AND s.campaign IS NOT NULL
                ORDER BY d.seq DESC LIMIT ?
                """,
                { $0.add(limit) },
                { UpsellLabel(&$0) }
            )
            return Array(found.compactMap { $0 }.reversed())
        }
    }

    private static func signals(
        _ view: ReadView,
        _ filter: SignalFilter
    ) throws(StorageFault) -> [SignalEntry] {
        let clock = try view.clock()
        func found(_ status: String, _ order: String) throws(StorageFault) -> [SignalEntry] {
            let rows = try view.all(
                """
                SELECT \(SignalRow.columns) FROM signals
                WHERE \(status) AND (?1 IS NULL OR company = ?1) AND (?2 IS NULL OR segment = ?2)
                    AND (?3 IS NULL OR category = ?3) \(order)
                """,
                { binder in
                    binder.add(filter.company)
                    binder.add(filter.segment?.rawValue)
                    binder.add(filter.category?.rawValue)
                },
                SignalRow.read
            )
            let entries = rows.compactMap { $0 }.map {
                SignalEntry(signal: $0, state: $0.state(at: clock), steps: [])
            }
            return entries.filter { filter.state == nil || $0.state == filter.state }
        }
        let open = try found("status = 'open'", "")
        var byId: [String: SignalEntry] = [:]
        for entry in open { byId[entry.signal.id] = entry }
        let ordered = UpsellPipeline(open.map(\.pipelineEntry)).entries.compactMap { byId[$0.id] }
        let closed = try found("status <> 'open'", "ORDER BY closed_at DESC, seq DESC")
        return Array((ordered + closed).prefix(Int(clamping: filter.limit)))
    }
}
