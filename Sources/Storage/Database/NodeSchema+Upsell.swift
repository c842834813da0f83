/// The tables of upsell: the signals, and every step of their lives with what was looked at.
extension NodeSchema {
    static let upsellTables = [
        """
        CREATE TABLE signals(
            id TEXT PRIMARY KEY, seq INTEGER NOT NULL, company TEXT NOT NULL, campaign TEXT,
            category TEXT NOT NULL, segment TEXT NOT NULL, composite INTEGER NOT NULL,
            last_emitted INTEGER NOT NULL, currency TEXT NOT NULL, value_amount INTEGER,
            unmet_amount INTEGER, status TEXT NOT NULL, version INTEGER NOT NULL,
            raised_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, snoozed_until INTEGER,
            closed_at INTEGER, closed_by TEXT, reason TEXT, won_amount INTEGER, outcome TEXT,
            outcome_at INTEGER, inputs BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX signals_campaign ON signals(campaign, seq)",
        "CREATE INDEX signals_company ON signals(company, seq) WHERE campaign IS NULL",
        """
        CREATE TABLE signal_steps(
            seq INTEGER PRIMARY KEY, signal TEXT NOT NULL, step TEXT NOT NULL,
            version INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
            category TEXT NOT NULL, segment TEXT NOT NULL, composite INTEGER NOT NULL,
            value_amount INTEGER, until INTEGER, reason TEXT, note TEXT, won_amount INTEGER,
            inputs BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX signal_steps_signal ON signal_steps(signal, seq)",
        """
        CREATE INDEX signal_steps_labels ON signal_steps(seq)
            WHERE step IN ('accepted', 'declined')
        """,
    ]
}
