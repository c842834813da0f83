import Domain

/// Alert records against what the campaigns remember. Source: domain §25 I10, I11, §8.2.
extension StateRule {
    private static let thresholds = AlertThreshold.allCases.enumerated()
        .map { "(\($0.offset), \($0.element.rawValue), \($0.element.windowMilliseconds))" }
        .joined(separator: ", ")

    /// What a campaign remembers of each threshold, unfolded from the column that holds it.
    private static let memory = """
        thresholds(i, threshold, window) AS (VALUES \(thresholds)),
        memory AS (
            SELECT k.campaign, t.threshold,
                coalesce(json_extract(k.a, '$[' || t.i || '][2]'), 0) AS pending,
                json_extract(k.a, '$[' || t.i || '][1]') AS last
            FROM (SELECT campaign, CASE WHEN json_valid(CAST(alerts AS TEXT))
                THEN CAST(alerts AS TEXT) ELSE '[]' END AS a FROM capacity) k, thresholds t),
        recorded AS (
            SELECT campaign, threshold, sum(status = 'suppressed') AS suppressed,
                sum(CASE status WHEN 'sent' THEN suppressed_before ELSE 0 END) AS told,
                max(CASE status WHEN 'sent' THEN at END) AS last
            FROM alerts WHERE kind = 'threshold' GROUP BY campaign, threshold)
        """

    static let alerts = [
        StateRule(
            "alerts-suppressed",
            over: "alerts",
            """
            WITH \(memory)
            SELECT m.campaign, printf('at %d %% %d alerts were suppressed, %d were told of and'
                || ' %d are pending', m.threshold, coalesce(r.suppressed, 0),
                coalesce(r.told, 0), m.pending)
            FROM memory m LEFT JOIN recorded r ON r.campaign = m.campaign
                AND r.threshold = m.threshold
            WHERE m.pending + coalesce(r.told, 0) <> coalesce(r.suppressed, 0)
            """
        ),
        StateRule(
            "alerts-last-sent",
            over: "alerts WHERE status = 'sent'",
            """
            WITH \(memory)
            SELECT m.campaign, printf('at %d %% the last alert is remembered as sent at %d, the'
                || ' records say %s', m.threshold, m.last, coalesce(r.last, 'never'))
            FROM memory m LEFT JOIN recorded r ON r.campaign = m.campaign
                AND r.threshold = m.threshold
            WHERE m.last IS NOT NULL AND m.last IS NOT r.last
            """
        ),
        // A change of the pricing model starts the windows anew.
        StateRule(
            "alerts-window",
            over: "alerts WHERE status = 'sent'",
            """
            WITH thresholds(i, threshold, window) AS (VALUES \(thresholds)),
            sent AS (
                SELECT campaign, threshold, id, at - lag(at) OVER (
                    PARTITION BY campaign, threshold, model_epoch ORDER BY seq) AS distance
                FROM alerts WHERE status = 'sent' AND kind = 'threshold')
            SELECT s.campaign, printf('%s at %d %% was sent %d ms after the one before, within'
                || ' %d ms', s.id, s.threshold, s.distance, t.window)
            FROM sent s JOIN thresholds t ON t.threshold = s.threshold
            WHERE s.distance < t.window
            UNION ALL SELECT s.campaign, printf('%s of %s was sent %d ms after the one before,'
                || ' within %d ms', s.id, s.ref, s.distance, s.window_ms)
            FROM (SELECT campaign, ref, id, window_ms, at - lag(at) OVER (
                    PARTITION BY campaign, ref, model_epoch ORDER BY seq) AS distance
                FROM alerts WHERE status = 'sent' AND kind = 'custom') s
            WHERE s.distance < s.window_ms
            """
        ),
        StateRule(
            "alerts-whole",
            over: "alerts",
            """
            SELECT a.campaign, printf('%s is %s with reason %s', a.id, a.status,
                coalesce(a.suppress_reason, 'none'))
            FROM alerts a WHERE a.status NOT IN ('sent', 'suppressed', 'passed')
                OR (a.status = 'suppressed') <> (a.suppress_reason IS NOT NULL)
                OR (a.acked_by IS NOT NULL AND a.status <> 'sent')
                OR (a.resolved_at IS NOT NULL AND a.status <> 'sent')
                OR (a.resolved_at IS NULL) <> (a.resolved_for IS NULL)
                OR a.resolved_at < a.at
                OR a.kind NOT IN ('threshold', 'custom', 'quota')
                OR (a.kind = 'threshold') <> (a.ref IS NULL)
                OR (a.kind = 'custom') <> (a.line IS NOT NULL)
            UNION ALL SELECT a.campaign, printf('%s belongs to %s', a.id, a.company)
            FROM alerts a LEFT JOIN campaigns c ON c.id = a.campaign
            WHERE a.campaign IS NOT NULL AND c.company IS NOT a.company
            """
        ),
    ]
}
