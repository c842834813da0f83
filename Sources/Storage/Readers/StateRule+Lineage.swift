/// What led to numbers and decisions against the numbers and decisions themselves.
extension StateRule {
    static let lineage = [
        StateRule(
            "steps",
            over: "capacity",
            """
            SELECT k.campaign, printf('the last step leaves %d used of %d with %d waiting, the'
                || ' counters say %d of %d with %d', coalesce(s.used, 0),
                coalesce(s.own_limit + s.borrowed - s.lent, 0), coalesce(s.waiting, 0), k.used,
                k.limit_count, k.waiting_volunteers + k.waiting_beneficiaries)
            FROM capacity k LEFT JOIN capacity_steps s ON s.campaign = k.campaign
                AND s.seq = (SELECT max(seq) FROM capacity_steps WHERE campaign = k.campaign)
            WHERE (s.model, s.used, s.own_limit, s.borrowed, s.lent, s.overbook_pct, s.volunteers,
                s.beneficiaries, s.learners, s.served, s.credits_mc, s.waiting) IS NOT (k.model,
                k.used, k.own_limit, k.borrowed, k.lent, k.overbook_pct, k.volunteers,
                k.beneficiaries, k.learners, k.served, k.credits_mc,
                k.waiting_volunteers + k.waiting_beneficiaries)
            """
        ),
        StateRule(
            "decisions",
            over: "requests",
            """
            SELECT r.campaign, printf('%s was told %s, its last decision is %s', r.request_id,
                json_extract(CAST(r.decision AS TEXT), '$[0]'), coalesce(d.decision, 'none'))
            FROM requests r LEFT JOIN decisions d ON d.company = r.company
                AND d.request_id = r.request_id AND d.seq = (SELECT max(seq) FROM decisions
                    WHERE company = r.company AND request_id = r.request_id)
            WHERE d.decision IS NOT json_extract(CAST(r.decision AS TEXT), '$[0]')
            UNION ALL SELECT d.campaign, printf('%s was decided and is no request', d.request_id)
            FROM decisions d LEFT JOIN requests r ON r.company = d.company
                AND r.request_id = d.request_id WHERE r.request_id IS NULL
            """
        ),
    ]
}
