/// Places that are kept, against what is counted of them. Source: "Holds and offers", What is
/// checked.
extension StateRule {
    static let holds = [
        StateRule(
            "held",
            over: "capacity",
            """
            WITH kept AS (
                SELECT h.campaign, sum(h.role = 'volunteer') AS v,
                    sum(h.role = 'beneficiary') AS b,
                    sum(h.role = 'beneficiary' AND NOT EXISTS (SELECT 1 FROM supports s
                        WHERE s.campaign = h.campaign AND s.participant = h.participant)) AS l
                FROM holds h WHERE h.status = 'held' GROUP BY h.campaign)
            SELECT k.campaign, printf('%d volunteers, %d beneficiaries and %d learners are counted'
                || ' as held; there are %d, %d and %d', k.held_volunteers, k.held_beneficiaries,
                k.held_learners, coalesce(h.v, 0), coalesce(h.b, 0), coalesce(h.l, 0))
            FROM capacity k LEFT JOIN kept h ON h.campaign = k.campaign
            WHERE k.held_volunteers <> coalesce(h.v, 0) OR k.held_learners <> coalesce(h.l, 0)
                OR k.held_beneficiaries <> coalesce(h.b, 0)
            UNION ALL SELECT campaign, printf('%d are held by %s', held, model) FROM capacity
            WHERE held <> CASE WHEN model IN ('seats', 'custom') THEN held_volunteers
                WHEN model = 'credits' THEN 0 ELSE held_learners END
            """
        ),
        StateRule(
            "held-places",
            over: "instances",
            """
            WITH counted AS (
                SELECT k.campaign, json_extract(j.value, '$[0]') AS instance,
                    json_extract(j.value, '$[7]') AS n
                FROM capacity k, json_each(
                    CASE WHEN json_valid(CAST(k.cohorts AS TEXT)) THEN CAST(k.cohorts AS TEXT)
                    ELSE '[]' END) j),
            kept AS (
                SELECT campaign, cohort, count(*) AS n FROM holds
                WHERE status = 'held' AND role = 'beneficiary' AND cohort IS NOT NULL
                GROUP BY campaign, cohort)
            SELECT c.campaign, printf('%s counts %d places as kept, %d are', c.instance, c.n,
                coalesce(k.n, 0))
            FROM counted c LEFT JOIN kept k ON k.campaign = c.campaign AND k.cohort = c.instance
            WHERE c.n <> coalesce(k.n, 0)
            """
        ),
        StateRule(
            "holds",
            over: "holds",
            """
            SELECT h.campaign, printf('%s belongs to %s, its campaign to %s', h.id, h.company,
                coalesce(c.company, 'nobody'))
            FROM holds h LEFT JOIN campaigns c ON c.id = h.campaign
            WHERE c.company IS NOT h.company AND h.status <> 'rejected'
            UNION ALL SELECT h.campaign, printf('%s is %s while the campaign is %s', h.id,
                h.status, c.status)
            FROM holds h JOIN campaigns c ON c.id = h.campaign
            WHERE h.status = 'held' AND c.status IN ('completed', 'closed')
            UNION ALL SELECT h.campaign, printf('%s is held and %s is enrolled', h.id,
                h.participant)
            FROM holds h JOIN enrollments e ON e.campaign = h.campaign
                AND e.participant = h.participant AND e.role = h.role AND e.status = 'active'
            WHERE h.status = 'held'
            UNION ALL SELECT campaign, printf('%s is %s, kept until %s, ended %s', id, status,
                coalesce(expires_at, 'ever'), coalesce(ended_at, 'never'))
            FROM holds
            WHERE status NOT IN ('held', 'rejected', 'confirmed', 'released', 'expired',
                    'superseded')
                OR (status IN ('held', 'rejected')) <> (ended_at IS NULL)
                OR (status = 'rejected') <> (expires_at IS NULL)
                OR (ref IS NULL) = (entry IS NULL)
                OR (status = 'confirmed') > (enrollment IS NOT NULL)
            UNION ALL SELECT h.campaign, printf('%s became an enrollment of somebody else', h.id)
            FROM holds h LEFT JOIN enrollments e ON e.seq = h.enrollment
            WHERE h.enrollment IS NOT NULL AND (e.campaign, e.participant, e.role)
                IS NOT (h.campaign, h.participant, h.role)
            """
        ),
        StateRule(
            "holds-due",
            over: "holds WHERE status = 'held'",
            """
            SELECT h.campaign, printf('%s is held until %d and due %s', h.id, h.expires_at,
                coalesce(d.due_at, 'never'))
            FROM holds h LEFT JOIN due d ON d.entity = h.id AND d.kind = 'hold_expire'
            WHERE h.status = 'held' AND d.due_at IS NOT h.expires_at
            UNION ALL SELECT h.campaign, printf('%s is held beyond its time', h.id)
            FROM holds h WHERE h.status = 'held'
                AND h.expires_at <= (SELECT clock FROM node)
            UNION ALL SELECT h.campaign, printf('%s is due and is held no more', d.entity)
            FROM due d LEFT JOIN holds h ON h.id = d.entity
            WHERE d.kind = 'hold_expire' AND h.status IS NOT 'held'
            """
        ),
        StateRule(
            "offers",
            over: "waitlist WHERE status = 'offered'",
            """
            SELECT w.campaign, printf('%s is %s, its place %s', w.id, w.status,
                coalesce(h.status, 'missing'))
            FROM waitlist w LEFT JOIN holds h ON h.entry = w.seq
            WHERE (w.status = 'offered') <> (h.status IS 'held')
                OR (w.status = 'waiting' AND h.id IS NOT NULL)
                OR (w.status = 'offered' AND EXISTS (SELECT 1 FROM due d
                    WHERE d.entity = w.id AND d.kind = 'waitlist_expire'))
            UNION ALL SELECT h.campaign, printf('%s keeps a place for an entry of somebody else',
                h.id)
            FROM holds h LEFT JOIN waitlist w ON w.seq = h.entry
            WHERE h.entry IS NOT NULL AND (w.campaign, w.participant, w.role)
                IS NOT (h.campaign, h.participant, h.role)
            """
        ),
    ]
}
