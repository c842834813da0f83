/// Enrollments, requests and waiting lists against each other. Source: domain §2, §7.4, §7.6.
extension StateRule {
    static let people = [
        StateRule(
            "enrollments",
            over: "enrollments",
            """
            SELECT e.campaign, printf('%s belongs to %s, its campaign to %s', e.id, e.company,
                coalesce(c.company, 'nobody'))
            FROM enrollments e LEFT JOIN campaigns c ON c.id = e.campaign
            WHERE c.company IS NOT e.company
            UNION ALL SELECT e.campaign, printf('%s is in %s, which is no cohort of the campaign',
                e.id, e.instance)
            FROM enrollments e LEFT JOIN instances i ON i.id = e.instance
            WHERE e.instance IS NOT NULL AND i.campaign IS NOT e.campaign
            UNION ALL SELECT campaign, printf('%s is %s and ended %s', id, status,
                coalesce(end_reason, 'never'))
            FROM enrollments
            WHERE status NOT IN ('active', 'withdrawn', 'completed', 'ended')
                OR role NOT IN ('volunteer', 'beneficiary')
                OR (status = 'active') <> (end_reason IS NULL)
                OR (status = 'active') <> (ended_at IS NULL)
            """
        ),
        StateRule(
            "requests",
            over: "requests",
            """
            SELECT r.campaign, printf('request %s stands for an enrollment of somebody else',
                r.request_id)
            FROM requests r LEFT JOIN enrollments e ON e.seq = r.enrollment
            WHERE r.enrollment IS NOT NULL AND ((e.company, e.campaign, e.participant, e.role)
                IS NOT (r.company, r.campaign, r.participant, r.role))
            UNION ALL SELECT r.campaign, printf('request %s stands for an entry of somebody else',
                r.request_id)
            FROM requests r LEFT JOIN waitlist w ON w.seq = r.entry
            WHERE r.entry IS NOT NULL AND ((w.company, w.campaign, w.participant, w.role)
                IS NOT (r.company, r.campaign, r.participant, r.role))
            """
        ),
        StateRule(
            "waitlist",
            over: "waitlist",
            """
            SELECT w.campaign, printf('%s belongs to %s, its campaign to %s', w.id, w.company,
                coalesce(c.company, 'nobody'))
            FROM waitlist w LEFT JOIN campaigns c ON c.id = w.campaign
            WHERE c.company IS NOT w.company
            UNION ALL SELECT w.campaign, printf('%s waits while the campaign is %s', w.id,
                c.status)
            FROM waitlist w JOIN campaigns c ON c.id = w.campaign
            WHERE w.status IN ('waiting', 'offered') AND c.status IN ('completed', 'closed')
            UNION ALL SELECT w.campaign, printf('%s waits twice', w.participant)
            FROM waitlist w WHERE w.status IN ('waiting', 'offered')
            GROUP BY w.campaign, w.participant, w.role HAVING count(*) > 1
            """
        ),
        // A volunteer who asked for no cohort is never refused for want of a class, but may be for
        // a hard quota. Of a quota's periods the last one kept is the next, before it the current.
        StateRule(
            "waitlist-admissible",
            over: "waitlist WHERE status = 'waiting'",
            """
            SELECT w.campaign, printf('%s waits while %d of %d are used', w.id, k.used + k.held,
                k.limit_count + k.limit_count * k.overbook_pct / 100)
            FROM waitlist w JOIN capacity k ON k.campaign = w.campaign
                JOIN campaigns c ON c.id = w.campaign JOIN companies o ON o.id = c.company
            WHERE w.status = 'waiting' AND w.role = 'volunteer' AND w.instance IS NULL
                AND k.model IN ('seats', 'custom') AND k.limit_count > 0
                AND k.used + k.held + 1 <= k.limit_count + k.limit_count * k.overbook_pct / 100
                AND c.status IN ('recruiting', 'active') AND o.status = 'active'
                AND NOT EXISTS (SELECT 1 FROM enrollments e WHERE e.campaign = w.campaign
                    AND e.participant = w.participant AND e.role = 'beneficiary'
                    AND e.status = 'active')
                AND NOT EXISTS (SELECT 1 FROM quotas q WHERE q.company = w.company
                    AND q.active = 1 AND q.hardness = 'hard' AND q.metric <> 'beneficiaries'
                    AND CASE q.scope WHEN 'company' THEN 1
                        WHEN 'role' THEN q.scope_ref = w.campaign || '/volunteer'
                        WHEN 'group' THEN q.scope_ref = w.company || '/' || coalesce(w.group_id,
                            json_extract(CAST(c.body AS TEXT), '$.fields.groupId'))
                        ELSE q.campaign = w.campaign END
                    AND q.limit_count + q.limit_count * q.overbook_pct / 100 - (
                        SELECT count(*) FROM holds h WHERE h.company = w.company
                            AND h.role = 'volunteer' AND h.status = 'held') <= (
                        SELECT u.use FROM quota_uses u WHERE u.quota = q.id
                            AND (q.period = 'total' OR u.period_start < (
                                SELECT max(n.period_start) FROM quota_uses n
                                WHERE n.quota = q.id))
                        ORDER BY u.period_start DESC LIMIT 1))
            """
        ),
    ]
}
