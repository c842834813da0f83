package import Domain

/// Measures what is used of a quota from enrollments and facts, without what was counted before.
///
/// It reads everything in the quota's place, so it is for new and changed quotas and for
/// verification; while facts come in, use is counted one by one. Source: domain §16.
package final class QuotaMeasure {
    private let active: SQLStatement
    private let joined: SQLStatement
    private let facts: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        active = try SQLStatement(
            connection,
            "SELECT count(DISTINCT e.participant) \(Self.activePeople)"
        )
        joined = try SQLStatement(
            connection,
            "SELECT count(*) FROM (SELECT DISTINCT e.campaign, e.participant \(Self.joinedPeople))"
        )
        facts = try SQLStatement(connection, "SELECT \(Self.amount) \(Self.usedFacts)")
    }

    /// What is used in the period with a first day; nil for one that counts everything.
    package func use(
        of row: QuotaRow,
        start: CivilDate?,
        in zone: ZoneTable
    ) throws(StorageFault) -> Int64 {
        let bounds = Bounds(row, start: start, in: zone)
        guard row.quota.metric.role != nil else {
            return try facts.all(bounds.bind, { $0.int() })
                .reduce(0, Arithmetic.saturatingSum)
        }
        if bounds.isElsewhere { return 0 }
        let people = start == nil ? active : joined
        return try people.first(bounds.bind, { $0.int() }) ?? 0
    }
}
