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
        // ?1 company, ?2 campaign, ?3 instance, ?4 group; nil stands for any.
        let place = "c.company = ?1 AND (?2 IS NULL OR c.id = ?2)"
        let group = "json_extract(CAST(c.body AS TEXT), '$.fields.groupId')"
        func isInside(_ row: String) -> String {
            """
            (?3 IS NULL OR \(row).instance = ?3)
                AND (?4 IS NULL OR coalesce(\(row).group_id, \(group)) = ?4)
            """
        }
        active = try SQLStatement(
            connection,
            """
            SELECT count(DISTINCT e.participant)
            FROM campaigns c JOIN enrollments e ON e.campaign = c.id
            WHERE \(place) AND \(isInside("e")) AND e.role = ?5 AND e.status = 'active'
            """
        )
        // Whoever is enrolled in the place already does not become active there once more.
        joined = try SQLStatement(
            connection,
            """
            SELECT count(*) FROM (
                SELECT DISTINCT e.campaign, e.participant
                FROM campaigns c JOIN enrollments e ON e.campaign = c.id
                WHERE \(place) AND \(isInside("e")) AND e.role = ?5
                    AND e.enrolled_at >= ?6 AND e.enrolled_at < ?7
                    AND NOT EXISTS (
                        SELECT 1 FROM enrollments o
                        WHERE o.campaign = e.campaign AND o.participant = e.participant
                            AND o.role = e.role AND \(isInside("o"))
                            AND (o.enrolled_at < e.enrolled_at
                                OR (o.enrolled_at = e.enrolled_at AND o.seq < e.seq))
                            AND (o.ended_at IS NULL OR o.ended_at > e.enrolled_at)))
            """
        )
        let body = "CAST(f.body AS TEXT)"
        facts = try SQLStatement(
            connection,
            """
            SELECT CASE ?5 WHEN 'sessions' THEN 1 WHEN 'hours' THEN f.minutes
                WHEN 'credits' THEN f.mc ELSE f.amount END
            FROM campaigns c JOIN facts f ON f.campaign = c.id
            WHERE \(place) AND (?3 IS NULL OR f.instance = ?3) AND (?4 IS NULL OR \(group) = ?4)
                AND f.effective_at >= ?6 AND f.effective_at < ?7 AND f.voided = 0
                AND CASE ?5 WHEN 'budget' THEN f.kind = 'cost'
                        AND json_extract(\(body), '$.amount.currency') = ?8
                    WHEN 'credits' THEN f.kind IN ('session', 'milestone')
                    ELSE f.kind = 'session' END
                AND CASE ?9 WHEN 'volunteer' THEN
                        coalesce(json_array_length(\(body), '$.volunteerIds'), 0) > 0
                        OR json_extract(\(body), '$.volunteerId') IS NOT NULL
                    WHEN 'beneficiary' THEN
                        coalesce(json_array_length(\(body), '$.participantIds'), 0) > 0
                        OR json_extract(\(body), '$.participantId') IS NOT NULL
                    ELSE 1 END
            """
        )
    }

    /// What is used in the period with a first day; nil for one that counts everything.
    package func use(
        of row: QuotaRow,
        start: CivilDate?,
        in zone: ZoneTable
    ) throws(StorageFault) -> Int64 {
        let quota = row.quota
        let next = start.flatMap { quota.period.nextStart(after: $0) }
        let from = start.map { zone.localMidnight(of: $0).ms } ?? .min
        let until = next.map { zone.localMidnight(of: $0).ms } ?? .max
        let sides = quota.scopeRef.split(separator: "/").map(String.init)
        func bindPlace(_ binder: inout Binder) {
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(quota.scope == .instance ? quota.scopeRef : nil)
            binder.add(quota.scope == .group ? sides.last : nil)
        }
        guard let role = quota.metric.role else {
            let amounts = try facts.all(
                { binder in
                    bindPlace(&binder)
                    binder.add(quota.metric.rawValue)
                    binder.add(from)
                    binder.add(until)
                    binder.add(quota.currency?.rawValue)
                    binder.add(quota.scope == .role ? sides.last : nil)
                },
                { $0.int() }
            )
            return amounts.reduce(0, Arithmetic.saturatingSum)
        }
        // The people of the other role are not in the place.
        if quota.scope == .role, sides.last != role.rawValue { return 0 }
        let people = start == nil ? active : joined
        return try people.first(
            { binder in
                bindPlace(&binder)
                binder.add(role.rawValue)
                guard start != nil else { return }
                binder.add(from)
                binder.add(until)
            },
            { $0.int() }
        ) ?? 0
    }
}
