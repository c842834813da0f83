/// What pricing insights keep: credits by date, and what sales was told last. Source: domain §9.3.
extension NodeSchema {
    /// The tables of insights whose rows are a function of the log.
    static let insightStateTables = ["credit_days", "pricing_signals"]

    static let insightTables = [
        """
        CREATE TABLE credit_days(
            campaign TEXT NOT NULL, day TEXT NOT NULL, mc INTEGER NOT NULL,
            PRIMARY KEY (campaign, day)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE pricing_signals(
            campaign TEXT PRIMARY KEY, company TEXT NOT NULL, evaluated_at INTEGER NOT NULL,
            action TEXT NOT NULL, recommendations TEXT NOT NULL, told_at INTEGER,
            position INTEGER) STRICT, WITHOUT ROWID
        """,
    ]
}
