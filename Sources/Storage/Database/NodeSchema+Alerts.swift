/// The tables of alerts: the records, and what people settled about them.
extension NodeSchema {
    static let alertTables = [
        """
        CREATE TABLE alerts(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT, model_epoch INTEGER NOT NULL,
            kind TEXT NOT NULL, ref TEXT, line TEXT,
            threshold INTEGER NOT NULL, severity TEXT NOT NULL,
            cause TEXT NOT NULL, status TEXT NOT NULL, suppress_reason TEXT,
            used INTEGER NOT NULL, limit_count INTEGER NOT NULL, cap INTEGER NOT NULL,
            utilization_bp INTEGER, at INTEGER NOT NULL, suppressed_before INTEGER NOT NULL,
            recipients TEXT NOT NULL, window_ms INTEGER NOT NULL,
            last_sent_at INTEGER, not_before INTEGER, muted_by TEXT, mute_reason TEXT,
            acked_by TEXT, acked_at INTEGER, note TEXT,
            resolved_at INTEGER, resolved_for TEXT, escalated_at INTEGER) STRICT
        """,
        "CREATE INDEX alerts_campaign ON alerts(campaign, seq)",
        "CREATE INDEX alerts_company ON alerts(company, at)",
        """
        CREATE INDEX alerts_resolved ON alerts(company, resolved_at)
            WHERE resolved_at IS NOT NULL
        """,
        """
        CREATE INDEX alerts_quota ON alerts(ref) WHERE kind = 'quota' AND resolved_at IS NULL
        """,
        """
        CREATE TABLE alert_policies(
            company TEXT PRIMARY KEY, version INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            updated_by TEXT NOT NULL, reason TEXT, body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE alert_thresholds(
            campaign TEXT PRIMARY KEY, company TEXT NOT NULL, version INTEGER NOT NULL,
            updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, reason TEXT,
            body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX alert_thresholds_company ON alert_thresholds(company, campaign)",
        """
        CREATE TABLE alert_digests(
            company TEXT NOT NULL, audience TEXT NOT NULL, since INTEGER NOT NULL,
            PRIMARY KEY (company, audience)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE alert_digest_runs(
            company TEXT NOT NULL, audience TEXT NOT NULL, until INTEGER NOT NULL,
            since INTEGER NOT NULL, sent INTEGER NOT NULL, suppressed INTEGER NOT NULL,
            resolved INTEGER NOT NULL, PRIMARY KEY (company, audience, until)
            ) STRICT, WITHOUT ROWID
        """,
    ]
}
