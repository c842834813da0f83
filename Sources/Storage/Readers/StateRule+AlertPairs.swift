import Domain

/// Alerts against what resolves them, what escalates, and what was put out. Source: the article on
/// alerts.
extension StateRule {
    private static let thresholds = AlertThreshold.allCases.enumerated()
        .map { "(\($0.offset), \($0.element.rawValue))" }
        .joined(separator: ", ")

    static let alertPairs = [
        // A trigger is open until its re-arm, and a campaign remembers which one that is.
        StateRule(
            "alerts-open",
            over: "alerts WHERE status = 'sent' AND resolved_at IS NULL",
            """
            WITH thresholds(i, threshold) AS (VALUES \(thresholds)),
            remembered AS (
                SELECT k.campaign, t.threshold, json_extract(k.a, '$[' || t.i || '][5]') AS id
                FROM (SELECT campaign, CASE WHEN json_valid(CAST(alerts AS TEXT))
                    THEN CAST(alerts AS TEXT) ELSE '[]' END AS a FROM capacity) k, thresholds t),
            open AS (
                SELECT campaign, threshold, id FROM alerts
                WHERE kind = 'threshold' AND status = 'sent' AND resolved_at IS NULL)
            SELECT r.campaign, printf('at %d %% %s is remembered as open', r.threshold, r.id)
            FROM remembered r WHERE r.id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM open o WHERE o.campaign = r.campaign
                    AND o.threshold = r.threshold AND o.id = r.id)
            UNION ALL SELECT o.campaign, printf('at %d %% %s is open', o.threshold, o.id)
            FROM open o WHERE NOT EXISTS (
                SELECT 1 FROM remembered r WHERE r.campaign = o.campaign
                    AND r.threshold = o.threshold AND r.id = o.id)
            """
        ),
        // What was told of a quota is open as long as its percentage is reached.
        StateRule(
            "alerts-quotas",
            over: "alerts WHERE kind = 'quota'",
            """
            SELECT a.campaign, printf('%s is told of %d times at %d %%', a.ref, count(*),
                a.threshold)
            FROM alerts a WHERE a.kind = 'quota' AND a.resolved_at IS NULL
            GROUP BY a.campaign, a.ref, a.threshold HAVING count(*) > 1
            UNION ALL SELECT a.campaign, printf('%s is open at %d %% and not reached', a.ref,
                a.threshold)
            FROM alerts a WHERE a.kind = 'quota' AND a.resolved_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM quota_uses u WHERE u.quota = a.ref
                    AND instr(' ' || u.crossed || ' ', ' ' || a.threshold || ' ') > 0)
            """
        ),
        // Who did not react in time is told of once, and nobody else is.
        StateRule(
            "alerts-escalation",
            over: "due WHERE kind = 'alert_escalate'",
            """
            SELECT a.campaign, printf('%s is about to escalate for nothing', d.entity)
            FROM due d LEFT JOIN (SELECT * FROM alerts WHERE status = 'sent') a ON a.id = d.entity
            WHERE d.kind = 'alert_escalate' AND (a.id IS NULL OR a.status <> 'sent'
                OR a.acked_at IS NOT NULL OR a.resolved_at IS NOT NULL
                OR a.escalated_at IS NOT NULL OR a.severity NOT IN ('error', 'critical'))
            UNION ALL SELECT a.campaign, printf('%s escalated at %d', a.id, a.escalated_at)
            FROM alerts a WHERE a.escalated_at IS NOT NULL AND (a.status <> 'sent'
                OR a.severity NOT IN ('error', 'critical') OR a.acked_at < a.escalated_at
                OR a.resolved_at < a.escalated_at)
            """
        ),
        // Every sent alert, escalation and digest went out exactly once.
        StateRule(
            "alerts-told",
            over: "alerts",
            """
            WITH told(company, type, count) AS (
                SELECT company, CASE kind WHEN 'threshold' THEN 'capacity.threshold_crossed'
                    WHEN 'custom' THEN 'capacity.custom_threshold_crossed'
                    ELSE 'capacity.quota_crossed' END, count(*)
                FROM alerts WHERE status = 'sent' GROUP BY 1, 2
                UNION ALL SELECT company, 'capacity.alert_escalated', count(*) FROM alerts
                WHERE escalated_at IS NOT NULL GROUP BY 1
                UNION ALL SELECT company, 'capacity.alert_digest', count(*)
                FROM alert_digest_runs GROUP BY 1)
            SELECT NULL, printf('%s has %d of %s on record and told of %d', t.company, t.count,
                t.type, coalesce(s.last, 0))
            FROM told t LEFT JOIN sequences s ON s.partition = t.company AND s.type = t.type
            WHERE t.count IS NOT s.last
            UNION ALL SELECT NULL, printf('%s told of %d %s that are not on record', s.partition,
                s.last, s.type)
            FROM sequences s LEFT JOIN told t ON t.company = s.partition AND t.type = s.type
            WHERE t.company IS NULL AND s.type IN ('capacity.threshold_crossed',
                'capacity.custom_threshold_crossed', 'capacity.quota_crossed',
                'capacity.alert_escalated', 'capacity.alert_digest')
            """
        ),
    ]
}
