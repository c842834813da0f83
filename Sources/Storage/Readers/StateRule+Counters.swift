/// Counters against what they count. Source: domain §25 I1, I4, I6, §7.1, §7.2.
extension StateRule {
    /// The counters of cohorts, unfolded from the column that holds them.
    private static let held = """
        held AS (
            SELECT k.campaign, json_extract(j.value, '$[0]') AS instance,
                json_extract(j.value, '$[2]') AS status, json_extract(j.value, '$[5]') AS v,
                json_extract(j.value, '$[6]') AS b
            FROM capacity k, json_each(
                CASE WHEN json_valid(CAST(k.cohorts AS TEXT)) THEN CAST(k.cohorts AS TEXT)
                ELSE '[]' END) j)
        """

    static let counters = [
        StateRule(
            "counters-exist",
            over: "campaigns",
            """
            SELECT c.id, 'the campaign has no counters' FROM campaigns c
                LEFT JOIN capacity k ON k.campaign = c.id WHERE k.campaign IS NULL
            UNION ALL SELECT k.campaign, 'there are counters and no campaign' FROM capacity k
                LEFT JOIN campaigns c ON c.id = k.campaign WHERE c.id IS NULL
            UNION ALL SELECT c.id, printf('it belongs to %s, its counters to %s', c.company,
                k.company) FROM campaigns c JOIN capacity k ON k.campaign = c.id
                WHERE c.company <> k.company
            UNION ALL SELECT campaign, 'its counters cannot be read' FROM capacity
                WHERE NOT json_valid(CAST(cohorts AS TEXT))
                OR NOT json_valid(CAST(alerts AS TEXT))
            """
        ),
        StateRule(
            "used",
            over: "capacity",
            """
            WITH learners AS (
                SELECT campaign, count(*) AS n FROM (
                    SELECT campaign, participant FROM enrollments
                    WHERE status = 'active' AND role = 'beneficiary'
                    UNION SELECT campaign, participant FROM supports) GROUP BY campaign),
            volunteers AS (
                SELECT campaign, count(DISTINCT participant) AS n FROM enrollments
                WHERE status = 'active' AND role = 'volunteer' GROUP BY campaign),
            consumed AS (
                SELECT campaign, sum(mc) AS n FROM facts WHERE voided = 0 GROUP BY campaign)
            SELECT k.campaign, printf('%d volunteers, %d learners and %d mc are counted; there'
                || ' are %d, %d and %d', k.volunteers, k.learners, k.credits_mc,
                coalesce(v.n, 0), coalesce(l.n, 0), coalesce(c.n, 0))
            FROM capacity k LEFT JOIN volunteers v ON v.campaign = k.campaign
                LEFT JOIN learners l ON l.campaign = k.campaign
                LEFT JOIN consumed c ON c.campaign = k.campaign
            WHERE k.volunteers <> coalesce(v.n, 0) OR k.learners <> coalesce(l.n, 0)
                OR k.credits_mc <> coalesce(c.n, 0)
            UNION ALL SELECT campaign, printf('%d are used by %s', used, model) FROM capacity
            WHERE used <> CASE WHEN model IN ('seats', 'custom') THEN volunteers
                WHEN model = 'credits' THEN credits_mc ELSE learners END
            """
        ),
        StateRule(
            "loans",
            over: "loans",
            """
            WITH held AS (
                SELECT borrower AS campaign, 1 AS borrowed, 0 AS lent FROM loans
                UNION ALL SELECT lender, 0, 1 FROM loans),
            sums AS (
                SELECT campaign, sum(borrowed) AS b, sum(lent) AS l FROM held GROUP BY campaign)
            SELECT k.campaign, printf('%d borrowed and %d lent are counted; there are %d and %d',
                k.borrowed, k.lent, coalesce(s.b, 0), coalesce(s.l, 0))
            FROM capacity k LEFT JOIN sums s ON s.campaign = k.campaign
            WHERE k.borrowed <> coalesce(s.b, 0) OR k.lent <> coalesce(s.l, 0)
            UNION ALL SELECT campaign, printf('the limit is %d, its own %d with %d borrowed and'
                || ' %d lent', limit_count, own_limit, borrowed, lent) FROM capacity
            WHERE limit_count <> own_limit + borrowed - lent
            UNION ALL SELECT campaign, printf('it borrows %d with %d of %d used and %d held',
                borrowed, used, limit_count, held) FROM capacity
            WHERE borrowed > 0 AND used + held < limit_count
            """
        ),
        StateRule(
            "sessions",
            over: "capacity",
            """
            SELECT k.campaign, printf('%d sessions are counted, %d were held, the ledger has %d',
                k.sessions, coalesce(f.n, 0), coalesce(u.n, 0))
            FROM capacity k
            LEFT JOIN (SELECT campaign, count(*) AS n FROM facts
                WHERE kind = 'session' AND voided = 0 GROUP BY campaign) f
                ON f.campaign = k.campaign
            LEFT JOIN (SELECT campaign, sum(quantity) AS n FROM usage WHERE type = 'session'
                GROUP BY campaign) u ON u.campaign = k.campaign
            WHERE k.sessions <> coalesce(f.n, 0) OR k.sessions <> coalesce(u.n, 0)
            """
        ),
        StateRule(
            "beneficiaries",
            over: "capacity",
            """
            SELECT k.campaign, printf('%d beneficiaries counted, %d are active',
                k.beneficiaries, coalesce(a.n, 0))
            FROM capacity k LEFT JOIN (
                SELECT campaign, count(DISTINCT participant) AS n FROM enrollments
                WHERE status = 'active' AND role = 'beneficiary' GROUP BY campaign
            ) a ON a.campaign = k.campaign
            WHERE k.beneficiaries <> coalesce(a.n, 0)
            """
        ),
        StateRule(
            "peak",
            over: "capacity",
            """
            SELECT campaign, printf('the peak is %d, %d are used now', peak_used, used)
            FROM capacity WHERE peak_used < used OR used < 0
            """
        ),
        StateRule(
            "waiting",
            over: "capacity",
            """
            SELECT k.campaign, printf('%d volunteers and %d beneficiaries counted as waiting,'
                || ' %d and %d wait', k.waiting_volunteers, k.waiting_beneficiaries,
                coalesce(w.v, 0), coalesce(w.b, 0))
            FROM capacity k LEFT JOIN (
                SELECT campaign, sum(role = 'volunteer') AS v, sum(role = 'beneficiary') AS b
                FROM waitlist WHERE status = 'waiting' GROUP BY campaign
            ) w ON w.campaign = k.campaign
            WHERE k.waiting_volunteers <> coalesce(w.v, 0)
                OR k.waiting_beneficiaries <> coalesce(w.b, 0)
            """
        ),
        StateRule(
            "cohort-counters",
            over: "instances",
            """
            WITH \(held), counted AS (
                SELECT campaign, instance, sum(role = 'volunteer') AS v,
                    sum(role = 'beneficiary') AS b
                FROM enrollments WHERE status = 'active' AND instance IS NOT NULL
                GROUP BY campaign, instance)
            SELECT h.campaign, printf('%s counts %d volunteers and %d beneficiaries, %d and %d'
                || ' are active in it', h.instance, h.v, h.b, coalesce(c.v, 0),
                coalesce(c.b, 0))
            FROM held h LEFT JOIN counted c ON c.campaign = h.campaign
                AND c.instance = h.instance
            WHERE h.v <> coalesce(c.v, 0) OR h.b <> coalesce(c.b, 0)
            """
        ),
        StateRule(
            "cohorts",
            over: "instances",
            """
            WITH \(held)
            SELECT i.campaign, printf('%s is %s, its counters say %s', i.id, i.status,
                coalesce(h.status, 'nothing'))
            FROM instances i LEFT JOIN held h ON h.campaign = i.campaign AND h.instance = i.id
            WHERE h.status IS NOT i.status
            UNION ALL SELECT h.campaign, printf('%s has counters and is no cohort', h.instance)
            FROM held h LEFT JOIN instances i ON i.id = h.instance AND i.campaign = h.campaign
            WHERE i.id IS NULL
            """
        ),
        StateRule(
            "unassigned",
            over: "capacity",
            """
            SELECT k.campaign, printf('%d counted without a cohort, %d have none',
                k.unassigned, coalesce(e.n, 0))
            FROM capacity k LEFT JOIN (
                SELECT campaign, count(*) AS n FROM enrollments
                WHERE status = 'active' AND instance IS NULL GROUP BY campaign
            ) e ON e.campaign = k.campaign
            WHERE k.unassigned <> coalesce(e.n, 0)
            """
        ),
        StateRule(
            "served",
            over: "capacity",
            """
            SELECT k.campaign, printf('%d counted as served, %d have a support, the ledger has'
                || ' %d', k.served, coalesce(s.n, 0), coalesce(u.n, 0))
            FROM capacity k
            LEFT JOIN (SELECT campaign, count(DISTINCT participant) AS n FROM supports
                GROUP BY campaign) s ON s.campaign = k.campaign
            LEFT JOIN (SELECT campaign, sum(quantity) AS n FROM usage
                WHERE type = 'learner_served' GROUP BY campaign) u ON u.campaign = k.campaign
            WHERE k.served <> coalesce(s.n, 0) OR k.served <> coalesce(u.n, 0)
            """
        ),
    ]

    static let ledger = [
        StateRule(
            "ledger-seats",
            over: "usage",
            """
            WITH booked AS (
                SELECT campaign, participant,
                    sum(CASE type WHEN 'seat_assigned' THEN quantity ELSE -quantity END) AS n
                FROM usage WHERE type IN ('seat_assigned', 'seat_released')
                GROUP BY campaign, participant),
            present AS (
                SELECT DISTINCT campaign, participant FROM enrollments
                WHERE status = 'active' AND role = 'volunteer')
            SELECT b.campaign, printf('the ledger holds %d seats of %s, who has %d active',
                b.n, b.participant, p.participant IS NOT NULL)
            FROM booked b LEFT JOIN present p ON p.campaign = b.campaign
                AND p.participant = b.participant
            WHERE b.n <> (p.participant IS NOT NULL)
            UNION ALL SELECT p.campaign, printf('%s is active and has no seat in the ledger',
                p.participant)
            FROM present p LEFT JOIN booked b ON b.campaign = p.campaign
                AND b.participant = p.participant
            WHERE b.participant IS NULL
            """
        ),
        StateRule(
            "ledger-reversals",
            over: "usage WHERE reverses IS NOT NULL",
            """
            SELECT r.campaign, printf('%s takes back %s, which is not in the ledger', r.id,
                r.reverses)
            FROM usage r LEFT JOIN usage u ON u.id = r.reverses AND u.campaign IS r.campaign
            WHERE r.reverses IS NOT NULL AND u.id IS NULL
            """
        ),
        StateRule(
            "ledger-credits",
            over: "usage WHERE type = 'credits_consumed'",
            """
            SELECT k.campaign, printf('%d mc are counted, the ledger has %d', k.credits_mc,
                coalesce(u.n, 0))
            FROM capacity k LEFT JOIN (SELECT campaign, sum(quantity) AS n FROM usage
                WHERE type = 'credits_consumed' GROUP BY campaign) u ON u.campaign = k.campaign
            WHERE k.credits_mc <> coalesce(u.n, 0)
            """
        ),
        StateRule(
            "ledger-sums",
            over: "usage_sums",
            """
            WITH booked AS (
                SELECT campaign, type, model, period, sum(quantity) AS q,
                    sum(coalesce(minutes, 0)) AS m,
                    sum(iif(late_for IS NULL, 0, quantity)) AS l,
                    sum(iif(reverses IS NULL, 0, quantity)) AS r
                FROM usage WHERE campaign IS NOT NULL GROUP BY campaign, type, model, period)
            SELECT coalesce(b.campaign, s.campaign), printf('%s of %s: the sum is %d, the ledger'
                || ' has %d', coalesce(b.type, s.type), coalesce(b.period, s.period),
                coalesce(s.quantity, 0), coalesce(b.q, 0))
            FROM booked b FULL JOIN usage_sums s ON s.campaign = b.campaign
                AND s.type = b.type AND s.model = b.model AND s.period = b.period
            WHERE s.quantity IS NOT b.q OR s.minutes IS NOT b.m OR s.late IS NOT b.l
                OR s.reversed IS NOT b.r
            """
        ),
        StateRule(
            "ledger-ids",
            over: "usage",
            """
            SELECT min(campaign), printf('%d records of the ledger have the id %s', count(*), id)
            FROM usage GROUP BY id HAVING count(*) > 1
            """
        ),
    ]
}
