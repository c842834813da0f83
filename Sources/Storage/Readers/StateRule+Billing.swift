/// What billing's consumers are told and ask for. Source: "Billing's contract".
extension StateRule {
    static let billing = [
        StateRule(
            "previews",
            over: "invoice_previews",
            """
            SELECT NULL, printf('%s is told of and its month is closed', p.invoice)
            FROM invoice_previews p JOIN companies c ON c.id = p.company
            WHERE p.month <= coalesce(json_extract(CAST(c.body AS TEXT), '$.closedThrough'), '')
            UNION ALL SELECT NULL, printf('%s is not what it is an invoice of', p.invoice)
            FROM invoice_previews p
            WHERE p.invoice <> printf('inv_%s_%s_%s', p.company, p.month, p.currency)
                OR p.as_of < p.month
            UNION ALL SELECT NULL, printf('no previews are planned for %s', c.id)
            FROM companies c LEFT JOIN due d ON d.entity = c.id AND d.kind = 'invoice_preview'
            WHERE d.entity IS NULL
            """
        ),
        StateRule(
            "resends",
            over: "resends",
            """
            SELECT NULL, printf('%s asks for %d to %d of %d', r.id, r.first, r.last, r.written)
            FROM resends r
            WHERE r.first < 1 OR r.last > r.written OR r.last - r.first >= 100000
                OR r.id <> printf('rsd_%s_%d_1', r.company, r.seq >> 24)
            UNION ALL SELECT NULL, printf('%s asks beyond the last number', r.id)
            FROM resends r LEFT JOIN sequences s
                ON s.partition = r.company AND s.type = coalesce(r.type, '')
            WHERE r.written > coalesce(s.last, 0)
            """
        ),
        StateRule(
            "proposals",
            over: "proposals",
            """
            SELECT NULL, printf('%s does not expire after 30 days', p.id) FROM proposals p
            WHERE p.expires_at <> p.created_at + 30 * 86400000
            UNION ALL SELECT NULL, printf('%s is of a company that is none', p.id)
            FROM proposals p LEFT JOIN companies c ON c.id = p.company WHERE c.id IS NULL
            """
        ),
    ]
}
