/// Places that are kept for somebody. Source: "Holds and offers".
extension NodeSchema {
    static let holdTables = [
        """
        CREATE TABLE holds(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT NOT NULL, ref TEXT, entry INTEGER, participant TEXT NOT NULL,
            role TEXT NOT NULL, instance TEXT, cohort TEXT, group_id TEXT, status TEXT NOT NULL,
            reasons TEXT, quotas TEXT, placed_at INTEGER NOT NULL, expires_at INTEGER,
            ended_at INTEGER, enrollment INTEGER) STRICT
        """,
        "CREATE UNIQUE INDEX holds_ref ON holds(company, ref) WHERE ref IS NOT NULL",
        "CREATE UNIQUE INDEX holds_entry ON holds(entry) WHERE entry IS NOT NULL",
        """
        CREATE UNIQUE INDEX holds_identity ON holds(campaign, participant, role)
            WHERE status = 'held'
        """,
        "CREATE INDEX holds_company ON holds(company, role, campaign) WHERE status = 'held'",
    ]
}
