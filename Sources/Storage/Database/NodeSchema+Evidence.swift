/// Where activities and evidence belong, and what people are shown of it all.
///
/// Source: domain §13.
extension NodeSchema {
    static let evidenceTables = [
        """
        CREATE TABLE associations(
            company TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, id TEXT NOT NULL,
            status TEXT NOT NULL, voided INTEGER NOT NULL, participant TEXT, campaign TEXT,
            instance TEXT, score INTEGER NOT NULL, reasons TEXT NOT NULL,
            candidates BLOB NOT NULL, effective_at INTEGER NOT NULL, at INTEGER NOT NULL,
            position INTEGER NOT NULL, body BLOB NOT NULL, resolved_by TEXT,
            resolved_at INTEGER, resolved_position INTEGER, note TEXT,
            PRIMARY KEY (company, kind, ref)) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX associations_id ON associations(id)",
        """
        CREATE INDEX associations_open ON associations(company, position)
            WHERE status = 'review' AND voided = 0
        """,
        """
        CREATE TABLE evidence_sums(
            campaign TEXT NOT NULL, instance TEXT NOT NULL, dimension TEXT NOT NULL,
            pieces INTEGER NOT NULL, verified INTEGER NOT NULL, score_bp INTEGER NOT NULL,
            redacted INTEGER NOT NULL, voided INTEGER NOT NULL,
            PRIMARY KEY (campaign, instance, dimension)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE INDEX campaigns_window ON campaigns(company, end_date, start_date)
            WHERE status IN ('recruiting', 'active', 'paused', 'completed')
        """,
        """
        CREATE TABLE activity_feed(
            seq INTEGER PRIMARY KEY, company TEXT NOT NULL, campaign TEXT, at INTEGER NOT NULL,
            kind TEXT NOT NULL, actor TEXT NOT NULL, code TEXT NOT NULL, data BLOB NOT NULL
            ) STRICT
        """,
        "CREATE INDEX activity_campaign ON activity_feed(campaign) WHERE campaign IS NOT NULL",
        "CREATE INDEX activity_company ON activity_feed(company) WHERE campaign IS NULL",
    ]
}
