package import Contracts
import Domain

/// What became of an input, and why. Source: domain §1.6.
extension NodeReader {
    /// What became of the input at a position; nil when no record of that position is known, or it
    /// belongs to another company.
    ///
    /// Of inputs that were applied only their effects on numbers are known.
    package func explain(
        inputAt position: Int64,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            try InputHistory(view, scope).explanation(of: position)
        }
    }

    /// What became of the inputs with an id of their source, by position; empty when none of those
    /// on the desk, parked, or with an effect on a campaign's numbers has it.
    package func explain(
        inputsNamed id: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<[Explanation]> {
        try await look { view in
            var found: [Explanation] = []
            for position in try InputHistory(view, scope).positions(of: id) {
                if let one = try InputHistory(view, scope).explanation(of: position) {
                    found.append(one)
                }
            }
            return found
        }
    }

    /// What became of the input with a key, which is made of partition, source and id; nil while it
    /// has not been folded.
    package func explain(
        inputWith key: Digest,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let known = try InputTable(view.connection).find(key) else { return nil }
            return try InputHistory(view, scope).explanation(of: known.position)
        }
    }
}

/// What the tables know of inputs.
private struct InputHistory {
    private let view: ReadView
    private let scope: ExplanationScope

    init(_ view: ReadView, _ scope: ExplanationScope) {
        self.view = view
        self.scope = scope
    }

    /// The positions of the inputs with an id, ascending, at most 20.
    func positions(of id: String) throws(StorageFault) -> [Int64] {
        let desk = try view.all(
            "SELECT position FROM rejected WHERE event_id = ? ORDER BY position LIMIT 20",
            { $0.add(id) },
            { $0.int() }
        )
        let steps = try view.all(
            "SELECT DISTINCT seq FROM capacity_steps WHERE ref = ? ORDER BY seq LIMIT 20",
            { $0.add(id) },
            { RowNumber.position(ofRow: $0.int()) }
        )
        let parked = try view.all(
            "SELECT position, \(MessageColumns.names) FROM parked ORDER BY position",
            { _ in },
            { (position: $0.int(), message: MessageColumns.read(&$0)) }
        )
        .filter { entry in
            let record = RecordDecoder.decode(position: entry.position, message: entry.message)
            return record.event?.id == id
        }
        .map(\.position)
        return Set(desk + steps + parked).sorted()
    }

    func explanation(of position: Int64) throws(StorageFault) -> Explanation? {
        if let entry = try NodeReader.rejected(view, position: position) {
            return scope.admits(entry.company ?? "") ? Self.rejected(entry) : nil
        }
        let parked = try view.first(
            "SELECT \(ParkedEntry.columns) FROM parked WHERE position = ? ORDER BY id LIMIT 1",
            { $0.add(position) },
            { ParkedEntry(&$0) }
        )
        if let parked { return scope.admits(parked.company) ? Self.parked(parked) : nil }
        let effects = try effects(of: position)
        guard let effects else { return nil }
        let known = try view.first(
            "SELECT disposition, result FROM inputs WHERE position = ?",
            { $0.add(position) },
            { (disposition: $0.text(), result: $0.bytes()) }
        )
        guard known != nil || !effects.rows.isEmpty else { return nil }
        let verdict = known.flatMap { StoredJSON.object($0.result) }
            .flatMap { Verdict(json: .object($0)) }
        let codes = verdict?.codes ?? []
        let disposition = known?.disposition ?? "applied"
        var explanation = Explanation(
            "The input at position \(position) was \(disposition)"
                + (codes.isEmpty ? "." : " [\(codes.joined(separator: ", "))]."),
            figures: [
                "position": .int(position), "disposition": .string(disposition),
                "codes": .array(codes.map { .string($0) }),
            ]
        )
        if let verdict { explanation.figures["result"] = .object(verdict.result) }
        if !codes.isEmpty {
            var section = Explanation.Section("reasons", "code", "means")
            for code in codes {
                section.add(.string(code), .string(ReasonWords.of(code)))
            }
            explanation.sections.append(section)
        }
        if !effects.rows.isEmpty { explanation.sections.append(effects) }
        return explanation
    }

    /// What a record did to the numbers of campaigns; nil when those of another company are asked
    /// for.
    private func effects(of position: Int64) throws(StorageFault) -> Explanation.Section? {
        var section = Explanation.Section("effects", "campaign", "used", "limit", "cap", "waiting")
        let steps = try view.all(
            """
            SELECT k.company, \(CapacityStepRow.columns.split(separator: ",")
                .map { "s.\($0.trimmed)" }.joined(separator: ", "))
            FROM capacity k JOIN capacity_steps s ON s.campaign = k.campaign
                AND s.seq >= ?1 AND s.seq < ?2 ORDER BY s.seq
            """,
            { binder in
                binder.add(RowNumber.first(ofRecord: position))
                binder.add(RowNumber.first(ofRecord: position + 1))
            },
            { (company: $0.text(), step: CapacityStepRow(&$0)) }
        )
        for (company, step) in steps where scope.admits(company) {
            let room = step.figures.room
            section.add(
                .string(step.campaign),
                .int(room.used),
                .int(room.limit),
                .int(room.cap),
                .int(step.figures.waiting)
            )
        }
        if scope.company != nil, section.rows.isEmpty { return nil }
        return section
    }

    private static func rejected(_ entry: RejectedEntry) -> Explanation {
        var section = Explanation.Section("errors", "error")
        for error in entry.errors.isEmpty ? [entry.message] : entry.errors {
            section.add(.string(error))
        }
        var explanation = Explanation(
            "The input at position \(entry.position), \(entry.eventType) \(entry.eventId), was"
                + " rejected as \(entry.code): \(ReasonWords.of(entry.code, or: entry.message)).",
            figures: entry.json,
            sections: [section]
        )
        explanation.figures["disposition"] = .string("rejected")
        return explanation
    }

    private static func parked(_ entry: ParkedEntry) -> Explanation {
        let words =
            entry.status == "parked"
            ? "waits for \(entry.awaitedKey) until \(entry.deadline.rfc3339)"
            : "waited for \(entry.awaitedKey) and is \(entry.status)"
        var explanation = Explanation(
            "The input at position \(entry.position) \(words) (\(entry.id)).",
            figures: entry.json
        )
        explanation.figures["disposition"] = .string("parked")
        return explanation
    }
}

extension Substring {
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined() }
}
