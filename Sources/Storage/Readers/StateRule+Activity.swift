/// The activity feed against what it tells of, counted anew from the tables of each kind.
///
/// Source: domain §13.3, §25 I28.
extension StateRule {
    private static let counting = "('associated', 'confirmed')"

    static let activity = [
        StateRule(
            "activity-counts",
            over: "activity_feed",
            """
            WITH expected(place, what, n) AS (
                SELECT campaign, 'transition', count(*) FROM status_history GROUP BY campaign
                UNION ALL SELECT campaign, 'session', count(*) FROM facts WHERE kind = 'session'
                    GROUP BY campaign
                UNION ALL SELECT f.campaign, 'evidence named', count(*) FROM facts f
                    LEFT JOIN associations a ON a.company = f.company AND a.kind = f.kind
                        AND a.ref = f.ref
                    WHERE f.kind = 'evidence' AND a.ref IS NULL GROUP BY f.campaign
                UNION ALL SELECT campaign, 'evidence found', count(*) FROM associations
                    WHERE status IN \(counting) GROUP BY campaign
                UNION ALL SELECT company, 'review requested', count(*) FROM associations
                    WHERE status IN ('review', 'confirmed', 'dismissed') GROUP BY company
                UNION ALL SELECT company, 'review dismissed', count(*) FROM associations
                    WHERE status = 'dismissed' GROUP BY company
                UNION ALL SELECT company, 'review voided', count(*) FROM associations
                    WHERE status = 'review' AND voided = 1 GROUP BY company
                UNION ALL SELECT campaign, 'evidence voided', count(*) FROM facts
                    WHERE kind = 'evidence' AND voided = 1 GROUP BY campaign
                UNION ALL SELECT campaign, 'accepted', count(*) FROM enrollments
                    WHERE origin = 'request' GROUP BY campaign
                UNION ALL SELECT campaign, 'promotion', count(*) FROM enrollments
                    WHERE origin = 'waitlist' GROUP BY campaign
                UNION ALL SELECT campaign, 'alert', count(*) FROM alerts WHERE status = 'sent'
                    AND kind <> 'quota' GROUP BY campaign
                UNION ALL SELECT coalesce(campaign, company), 'quota', count(*) FROM alerts
                    WHERE status = 'sent' AND kind = 'quota' GROUP BY coalesce(campaign, company)
                UNION ALL SELECT coalesce(campaign, company), 'alert escalated', count(*)
                    FROM alerts WHERE escalated_at IS NOT NULL GROUP BY coalesce(campaign, company)
                UNION ALL SELECT company, 'alert digest', count(*) FROM alert_digest_runs
                    GROUP BY company
                UNION ALL SELECT company, 'decision_refused', count(*) FROM decisions
                    WHERE decision <> 'accepted' AND promoted = 0 AND duplicate = 0
                    GROUP BY company
                UNION ALL SELECT company, 'hold_rejected', count(*) FROM holds
                    WHERE status = 'rejected' GROUP BY company
                UNION ALL SELECT campaign, 'hold_placed', count(*) FROM holds
                    WHERE status <> 'rejected' AND entry IS NULL GROUP BY campaign
                UNION ALL SELECT campaign, 'hold_' || status, count(*) FROM holds
                    WHERE status IN ('released', 'expired') AND entry IS NULL
                    GROUP BY campaign, status
                UNION ALL SELECT campaign, 'snapshot_final', count(*) FROM snapshots
                    WHERE final = 1 GROUP BY campaign
                UNION ALL SELECT campaign, 'instance', count(*) FROM instances GROUP BY campaign
                UNION ALL SELECT campaign, 'migration', count(*) + count(rolled_back_by)
                    FROM migrations GROUP BY campaign
                UNION ALL SELECT coalesce(campaign, company), 'usage_correction', count(*)
                    FROM usage WHERE reverses IS NOT NULL GROUP BY coalesce(campaign, company)
                UNION ALL SELECT company, 'invoice', count(*) FROM invoices GROUP BY company
                UNION ALL SELECT coalesce(company, 'platform'), 'rejected', count(*) FROM rejected
                    GROUP BY coalesce(company, 'platform')),
            found(place, what, n) AS (
                SELECT place, what, count(*) FROM (
                    SELECT CASE WHEN kind IN ('association_review', 'rejected', 'invoice',
                            'decision_refused') OR campaign IS NULL THEN company
                            ELSE campaign END AS place,
                        CASE
                        WHEN kind = 'transition' AND code = 'failed' THEN NULL
                        WHEN code LIKE 'hold\\_%' ESCAPE '\\' THEN code
                        WHEN kind = 'evidence' THEN 'evidence ' || CASE code
                            WHEN 'associated' THEN 'found' WHEN 'voided' THEN code
                            ELSE 'named' END
                        WHEN kind = 'alert' AND code IN ('escalated', 'digest')
                            THEN 'alert ' || code
                        WHEN kind = 'association_review' THEN 'review ' || code
                        WHEN kind = 'enrollment' THEN iif(code = 'accepted', code, NULL)
                        WHEN kind = 'instance' THEN iif(code = 'created', kind, NULL)
                        WHEN kind = 'promotion' THEN iif(code = 'accepted', kind, NULL)
                        WHEN kind IN ('transition', 'session', 'alert', 'migration', 'quota',
                            'usage_correction', 'invoice', 'rejected', 'decision_refused',
                            'snapshot_final') THEN kind END AS what
                    FROM activity_feed) WHERE what IS NOT NULL GROUP BY place, what)
            SELECT coalesce(e.place, f.place), printf('the feed tells of %d, there are %d: %s',
                coalesce(f.n, 0), coalesce(e.n, 0), coalesce(e.what, f.what))
            FROM expected e FULL JOIN found f ON f.place = e.place AND f.what = e.what
            WHERE e.n IS NOT f.n
            """
        ),
        StateRule(
            "activity-order",
            over: "activity_feed",
            """
            SELECT campaign, printf('entry %d is of %d, the one before it of %d', seq, at, before)
            FROM (SELECT campaign, seq, at,
                lag(at) OVER (PARTITION BY company, campaign ORDER BY seq) AS before
                FROM activity_feed)
            WHERE at < before
            UNION ALL SELECT campaign, printf('entry %d is of a record beyond the position', seq)
            FROM activity_feed WHERE seq >> 24 > (SELECT position FROM node)
                OR at > (SELECT clock FROM node)
            UNION ALL SELECT f.campaign, printf('entries of %s are in the feed of %s',
                coalesce(c.company, 'nobody'), f.company)
            FROM (SELECT DISTINCT company, campaign FROM activity_feed WHERE campaign IS NOT NULL) f
                LEFT JOIN campaigns c ON c.id = f.campaign
            WHERE c.company IS NOT f.company
            """
        ),
    ]
}
