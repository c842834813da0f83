/// What happens by itself. Source: domain §20, §25 I16, I17.
extension StateRule {
    static let scheduling = [
        StateRule(
            "due-once",
            over: "status_history",
            """
            SELECT campaign, printf('the move to %s that was due at %d happened %d times',
                to_status, due_at, count(*))
            FROM status_history WHERE due_at IS NOT NULL AND trigger = 'clock'
            GROUP BY campaign, to_status, due_at HAVING count(*) > 1
            """
        ),
        StateRule(
            "start-overdue",
            over: "campaigns",
            """
            SELECT c.id, printf('it is %s, nothing failed and nothing will start it', c.status)
            FROM campaigns c WHERE c.status IN ('planned', 'recruiting')
                AND json_extract(CAST(c.body AS TEXT), '$.attempts') = 0
                AND NOT EXISTS (SELECT 1 FROM due d
                    WHERE d.entity = c.id AND d.kind = 'campaign_activate')
            """
        ),
        StateRule(
            "schedules",
            over: "schedules",
            """
            SELECT s.campaign, printf('%s is %s after %d attempts while the campaign is %s',
                s.id, s.state, s.attempts, coalesce(c.status, 'missing'))
            FROM schedules s LEFT JOIN campaigns c ON c.id = s.campaign
            WHERE c.id IS NULL OR c.company <> s.company OR s.attempts NOT BETWEEN 0 AND 7
                OR (s.state = 'failed') <> (s.attempts = 7)
                OR (s.state IN ('pending', 'deferred') AND c.status = 'closed')
                OR (s.state IN ('pending', 'deferred')) <> EXISTS (SELECT 1 FROM due d
                    WHERE d.entity = s.id AND d.kind = 'scheduled_transition')
            """
        ),
        StateRule(
            "recurrences",
            over: "recurrences",
            """
            SELECT r.campaign, printf('%s made %d of %d clones', r.id, r.made, r.ends_after)
            FROM recurrences r LEFT JOIN campaigns c ON c.id = r.campaign
            WHERE c.id IS NULL OR c.company <> r.company OR r.made NOT BETWEEN 0 AND r.ends_after
                OR r.source_end < r.source_start
            """
        ),
        StateRule(
            "blackouts",
            over: "blackouts",
            """
            SELECT NULL, printf('%s is of %s, from %s to %s', b.id, b.company, b.first, b.last)
            FROM blackouts b LEFT JOIN companies o ON o.id = b.company
            WHERE o.id IS NULL OR b.last < b.first
            """
        ),
    ]
}
