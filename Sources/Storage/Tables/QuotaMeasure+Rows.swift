import Domain

/// Which rows are used of a quota. Source: domain §16.
extension QuotaMeasure {
    // ?1 company, ?2 campaign, ?3 instance, ?4 group; nil stands for any. ?5 role or metric, ?6 and
    // ?7 the period, ?8 currency, ?9 side.
    private static let place = "c.company = ?1 AND (?2 IS NULL OR c.id = ?2)"
    private static let group = "json_extract(CAST(c.body AS TEXT), '$.fields.groupId')"

    private static func isInside(_ row: String) -> String {
        """
        (?3 IS NULL OR \(row).instance = ?3)
            AND (?4 IS NULL OR coalesce(\(row).group_id, \(group)) = ?4)
        """
    }

    /// The active enrollments in a place.
    static let activePeople = """
        FROM campaigns c JOIN enrollments e ON e.campaign = c.id
        WHERE \(place) AND \(isInside("e")) AND e.role = ?5 AND e.status = 'active'
        """

    /// The enrollments with which somebody became active in a place and period.
    ///
    /// Whoever is enrolled in the place already does not become active there once more.
    static let joinedPeople = """
        FROM campaigns c JOIN enrollments e ON e.campaign = c.id
        WHERE \(place) AND \(isInside("e")) AND e.role = ?5
            AND e.enrolled_at >= ?6 AND e.enrolled_at < ?7
            AND NOT EXISTS (
                SELECT 1 FROM enrollments o
                WHERE o.campaign = e.campaign AND o.participant = e.participant
                    AND o.role = e.role AND \(isInside("o"))
                    AND (o.enrolled_at < e.enrolled_at
                        OR (o.enrolled_at = e.enrolled_at AND o.seq < e.seq))
                    AND (o.ended_at IS NULL OR o.ended_at > e.enrolled_at))
        """

    /// How much a fact uses.
    static let amount = """
        CASE ?5 WHEN 'sessions' THEN 1 WHEN 'hours' THEN f.minutes
            WHEN 'credits' THEN f.mc ELSE f.amount END
        """

    private static let body = "CAST(f.body AS TEXT)"

    /// The facts of a place and period that are used.
    static let usedFacts = """
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

    /// The place and period of a quota as the parameters of those queries.
    struct Bounds {
        private let row: QuotaRow
        private let from: Int64
        private let until: Int64
        private let hasPeriod: Bool
        private let side: String?

        init(_ row: QuotaRow, start: CivilDate?, in zone: ZoneTable) {
            self.row = row
            let next = start.flatMap { row.quota.period.nextStart(after: $0) }
            from = start.map { zone.localMidnight(of: $0).ms } ?? .min
            until = next.map { zone.localMidnight(of: $0).ms } ?? .max
            hasPeriod = start != nil
            side = row.quota.scopeRef.split(separator: "/").last.map(String.init)
        }

        /// Whether the people it counts are none of its place: those of the other role.
        var isElsewhere: Bool {
            guard row.quota.scope == .role, let role = row.quota.metric.role else { return false }
            return side != role.rawValue
        }

        func bind(_ binder: inout Binder) {
            let quota = row.quota
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(quota.scope == .instance ? quota.scopeRef : nil)
            binder.add(quota.scope == .group ? side : nil)
            binder.add(quota.metric.role?.rawValue ?? quota.metric.rawValue)
            guard quota.metric.role == nil || hasPeriod else { return }
            binder.add(from)
            binder.add(until)
            guard quota.metric.role == nil else { return }
            binder.add(quota.currency?.rawValue)
            binder.add(quota.scope == .role ? side : nil)
        }
    }
}
