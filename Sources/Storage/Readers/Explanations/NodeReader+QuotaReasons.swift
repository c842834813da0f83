import Contracts
import Domain

/// Why a quota is as full as it is. Source: domain §16.
extension NodeReader {
    /// The enrollments or facts that are used of a quota in the period that a moment lies in; nil
    /// when there is no such quota, or it belongs to another company.
    package func explain(
        quota id: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let row = try QuotaTable(view.connection).find(id), scope.admits(row.company),
                let zone = try CompanyTable(view.connection).find(row.company)?.zoneTable
            else { return nil }
            var moment = try view.clock()
            if case .instant(let instant) = scope.moment { moment = instant }
            let quota = row.quota
            let start = quota.period.start(of: zone.dayBegun(at: moment))
            let measure = try QuotaMeasure(view.connection)
            let counted = try measure.use(of: row, start: start, in: zone)
            let stored = try QuotaUseTable(view.connection).find(quota: id, start: start)
            let used = try QuotaRecords(view).find(row, start: start, in: zone)
            let (section, total) = Self.section(of: used, limit: scope.limit)
            let period = start.map { " from \($0.iso)" } ?? ""
            let use = stored?.use ?? counted
            var explanation = Explanation(
                "\(id): \(use) of \(quota.limit) \(quota.metric.rawValue)\(period) used"
                    + " (\(quota.hardness.rawValue), cap \(quota.cap), \(quota.scope.rawValue)"
                    + " \(quota.scopeRef)).",
                figures: row.json,
                sections: [section]
            )
            explanation.figures["use"] = .int(use)
            if counted != use {
                explanation.differences.append("\(use) is stored, \(counted) can be counted")
            }
            if total != counted {
                explanation.differences.append("the records come to \(total), not to \(counted)")
            }
            return explanation
        }
    }

    /// The latest of the records with a running total, and what all of them come to.
    private static func section(
        of used: [QuotaRecords.Record],
        limit: Int64
    ) -> (section: Explanation.Section, total: Int64) {
        var section = Explanation.Section(
            "records",
            "position",
            "time",
            "campaign",
            "ref",
            "effect",
            "total"
        )
        var total: Int64 = 0
        let hidden = used.count - min(used.count, Int(clamping: limit))
        for (index, record) in used.enumerated() {
            total = Arithmetic.saturatingSum(total, record.amount)
            guard index >= hidden else {
                section.note = "\(index + 1) earlier records come to \(total) in all"
                continue
            }
            section.add(
                .int(record.position),
                .string(record.at.rfc3339),
                .string(record.campaign),
                .string(record.ref),
                .string(record.amount > 0 ? "+\(record.amount)" : "\(record.amount)"),
                .int(total)
            )
        }
        return (section, total)
    }
}
