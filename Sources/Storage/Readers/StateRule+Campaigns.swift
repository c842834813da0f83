import Domain

/// Campaigns, cohorts and what happens by itself. Source: domain §25 I16, I18, §4.1, §4.4.
extension StateRule {
    private static let edges = CampaignEdge.allCases
        .map { "('\($0.from.rawValue)', '\($0.to.rawValue)')" }.joined(separator: ", ")

    static let campaigns = [
        StateRule(
            "status-history",
            over: "status_history",
            """
            WITH steps AS (
                SELECT campaign, from_status, to_status, at,
                    lag(to_status, 1, 'draft') OVER w AS expected, lag(at) OVER w AS before,
                    lead(campaign) OVER w IS NULL AS is_last
                FROM status_history WINDOW w AS (PARTITION BY campaign ORDER BY seq))
            SELECT campaign, printf('a step goes from %s to %s at %d, after %s at %s',
                from_status, to_status, at, expected, coalesce(before, 'the beginning'))
            FROM steps WHERE from_status <> expected OR at < before
                OR (from_status, to_status) NOT IN (VALUES \(edges))
            UNION ALL SELECT s.campaign, printf('the history ends at %s, the campaign is %s',
                s.to_status, coalesce(c.status, 'missing'))
            FROM steps s LEFT JOIN campaigns c ON c.id = s.campaign
            WHERE s.is_last AND s.to_status IS NOT c.status
            UNION ALL SELECT c.id, printf('it is %s and has no history', c.status)
            FROM campaigns c WHERE c.status <> 'draft' AND NOT EXISTS (
                SELECT 1 FROM status_history h WHERE h.campaign = c.id)
            """
        ),
        StateRule(
            "campaign-company",
            over: "campaigns",
            """
            SELECT c.id, printf('its company %s is not registered', c.company)
            FROM campaigns c LEFT JOIN companies o ON o.id = c.company WHERE o.id IS NULL
            """
        ),
        StateRule(
            "instance-state",
            over: "instances",
            """
            SELECT i.campaign, printf('%s is active while the campaign is %s', i.id, c.status)
            FROM instances i JOIN campaigns c ON c.id = i.campaign
            WHERE i.status = 'active' AND c.status <> 'active'
            UNION ALL SELECT i.campaign, printf('%s is paused by a campaign that is %s', i.id,
                c.status)
            FROM instances i JOIN campaigns c ON c.id = i.campaign
            WHERE i.status = 'paused' AND i.paused_by = 'cascade' AND c.status <> 'paused'
            UNION ALL SELECT i.campaign, printf('%s has no campaign', i.id)
            FROM instances i LEFT JOIN campaigns c ON c.id = i.campaign WHERE c.id IS NULL
            """
        ),
        StateRule(
            "due-campaigns",
            over: "campaigns",
            """
            SELECT c.id, 'it is active and nothing is due to complete it' FROM campaigns c
            WHERE c.status = 'active' AND NOT EXISTS (SELECT 1 FROM due d
                WHERE d.entity = c.id AND d.kind = 'campaign_complete')
            UNION ALL SELECT d.entity, printf('%s is due while it is %s', d.kind,
                coalesce(c.status, 'missing'))
            FROM due d LEFT JOIN campaigns c ON c.id = d.entity
            WHERE CASE d.kind
                WHEN 'campaign_activate' THEN c.status IS NULL
                    OR c.status NOT IN ('planned', 'recruiting')
                WHEN 'campaign_recruit' THEN c.status IS NOT 'planned'
                WHEN 'campaign_complete' THEN c.status IS NOT 'active'
                WHEN 'campaign_close' THEN c.status IS NOT 'completed'
                WHEN 'upsell_evaluate' THEN c.status IS NULL
                    OR c.status IN ('draft', 'planned', 'closed')
                WHEN 'terms_effective' THEN c.status IS NULL
                    OR c.status IN ('draft', 'completed', 'closed')
                ELSE 0 END
            """
        ),
        StateRule(
            "due-waitlist",
            over: "waitlist",
            """
            SELECT w.campaign, printf('%s is %s and expires %s', w.id, w.status,
                coalesce(d.due_at, 'never'))
            FROM waitlist w LEFT JOIN due d ON d.entity = w.id AND d.kind = 'waitlist_expire'
            WHERE (w.status = 'waiting') <> (d.entity IS NOT NULL)
                OR d.due_at <> w.expires_at OR d.company <> w.company
            """
        ),
        StateRule(
            "due-parked",
            over: "parked",
            """
            SELECT NULL, printf('%s is %s and its wait ends %s', p.id, p.status,
                coalesce(d.due_at, 'never'))
            FROM parked p LEFT JOIN due d ON d.entity = p.id AND d.kind = 'parked_expire'
            WHERE (p.status = 'parked') <> (d.entity IS NOT NULL)
                OR d.due_at <> p.deadline OR d.company <> p.company
            """
        ),
        StateRule(
            "due-entities",
            over: "due",
            """
            SELECT NULL, printf('%s is due for %s, which there is not', d.kind, d.entity)
            FROM due d WHERE CASE d.kind
                WHEN 'waitlist_expire' THEN NOT EXISTS (
                    SELECT 1 FROM waitlist w WHERE w.id = d.entity AND w.status = 'waiting')
                WHEN 'instance_activate' THEN NOT EXISTS (
                    SELECT 1 FROM instances i WHERE i.id = d.entity AND i.status = 'planned')
                WHEN 'instance_complete' THEN NOT EXISTS (
                    SELECT 1 FROM instances i WHERE i.id = d.entity AND i.status = 'active')
                WHEN 'scheduled_transition' THEN NOT EXISTS (
                    SELECT 1 FROM schedules s WHERE s.id = d.entity)
                WHEN 'recurrence' THEN NOT EXISTS (
                    SELECT 1 FROM recurrences r WHERE r.id = d.entity)
                WHEN 'parked_expire' THEN NOT EXISTS (
                    SELECT 1 FROM parked p WHERE p.id = d.entity)
                ELSE 0 END
            """
        ),
    ]
}
