import Domain

/// What is kept added up of facts, and what was seen at moments. Source: domain §12, §11.2.
extension NodeSchema {
    private static let counters = RollupCounter.allCases
        .map { "\($0.rawValue) INTEGER NOT NULL" }.joined(separator: ", ")

    /// The tables of metrics whose rows are a function of the log.
    static let metricStateTables = [
        "campaign_metrics", "rollups", "person_metrics", "learner_outcomes", "attendances",
        "day_counts", "use_days", "snapshots", "guarantee_credits",
    ]

    static let metricTables = [
        """
        CREATE TABLE campaign_metrics(
            campaign TEXT PRIMARY KEY, people INTEGER NOT NULL, book TEXT,
            snapshot_at INTEGER, pace TEXT NOT NULL, model_since TEXT) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE rollups(
            campaign TEXT NOT NULL, instance TEXT NOT NULL, \(counters),
            PRIMARY KEY (campaign, instance)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE person_metrics(
            campaign TEXT NOT NULL, role TEXT NOT NULL, participant TEXT NOT NULL,
            instance TEXT, sessions INTEGER NOT NULL, minutes INTEGER NOT NULL,
            served INTEGER NOT NULL, PRIMARY KEY (campaign, role, participant)
            ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE learner_outcomes(
            campaign TEXT NOT NULL, participant TEXT NOT NULL, dimension TEXT NOT NULL,
            baseline INTEGER NOT NULL, latest INTEGER, confidence INTEGER NOT NULL,
            social_value INTEGER NOT NULL, PRIMARY KEY (campaign, participant, dimension)
            ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE attendances(
            campaign TEXT NOT NULL, session TEXT NOT NULL, role TEXT NOT NULL,
            participant TEXT NOT NULL, at INTEGER NOT NULL, minutes INTEGER NOT NULL,
            PRIMARY KEY (campaign, session, role, participant)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX attendances_recent ON attendances(campaign, role, at)",
        """
        CREATE TABLE use_days(
            campaign TEXT NOT NULL, day TEXT NOT NULL, peak INTEGER NOT NULL,
            used INTEGER NOT NULL, limit_count INTEGER NOT NULL,
            PRIMARY KEY (campaign, day)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE snapshots(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT NOT NULL, at INTEGER NOT NULL, day TEXT NOT NULL,
            final INTEGER NOT NULL, status TEXT NOT NULL, body BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX snapshots_campaign ON snapshots(campaign, seq)",
        "CREATE INDEX snapshots_company ON snapshots(company, campaign, day)",
        "CREATE UNIQUE INDEX snapshots_final ON snapshots(campaign) WHERE final = 1",
        """
        CREATE TABLE guarantee_credits(
            campaign TEXT PRIMARY KEY, company TEXT NOT NULL, day TEXT NOT NULL,
            snapshot TEXT NOT NULL, currency TEXT NOT NULL, charged INTEGER NOT NULL,
            amount INTEGER NOT NULL, position INTEGER NOT NULL, body BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE INDEX facts_outcomes ON facts(campaign, participant, name)
            WHERE kind = 'outcome'
        """,
    ]
}
