/// Signals against what is planned for them. Source: domain §25 I26, §10.4.
extension StateRule {
    static let upsell = [
        StateRule(
            "signal-open-once",
            over: "signals",
            """
            SELECT campaign, printf('%d upsell signals of %s are open', count(*),
                coalesce(campaign, company))
            FROM signals WHERE status = 'open'
            GROUP BY coalesce(campaign, company || '/company') HAVING count(*) > 1
            UNION ALL SELECT s.campaign, printf('%s belongs to %s', s.id, s.company)
            FROM signals s LEFT JOIN campaigns c ON c.id = s.campaign
            WHERE s.campaign IS NOT NULL AND c.company IS NOT s.company
            UNION ALL SELECT NULL, printf('%s has a step and is no signal', p.signal)
            FROM signal_steps p LEFT JOIN signals s ON s.id = p.signal WHERE s.id IS NULL
            """
        ),
        StateRule(
            "signal-plans",
            over: "signals WHERE status = 'open'",
            """
            SELECT s.campaign, printf('%s is snoozed until %s and wakes at %s', s.id,
                coalesce(s.snoozed_until, 'never'), coalesce(d.due_at, 'never'))
            FROM signals s LEFT JOIN due d ON d.entity = s.id AND d.kind = 'upsell_wake'
            WHERE d.due_at IS NOT s.snoozed_until
            UNION ALL SELECT NULL, printf('%s wakes and is no signal', d.entity)
            FROM due d LEFT JOIN signals s ON s.id = d.entity
            WHERE d.kind = 'upsell_wake' AND s.id IS NULL
            UNION ALL SELECT NULL, printf('nobody looks at %s as a whole', k.company)
            FROM (SELECT DISTINCT company FROM campaigns WHERE status IN ('recruiting', 'active')
                UNION SELECT company FROM signals
                    WHERE campaign IS NULL AND status = 'open') k
            LEFT JOIN due d ON d.entity = k.company AND d.kind = 'upsell_company'
            WHERE d.due_at IS NULL
            """
        ),
    ]
}
