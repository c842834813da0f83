import Domain

/// What is counted by date, and what was forecast on each. Source: domain §17.
extension NodeSchema {
    private static let dayCounters = DayCounter.allCases
        .map { "\($0.rawValue) INTEGER NOT NULL" }.joined(separator: ", ")

    /// The tables of analytics whose rows are a function of the log, beside those of metrics.
    static let analyticsStateTables = ["forecasts"]

    static let analyticsTables = [
        """
        CREATE TABLE day_counts(
            campaign TEXT NOT NULL, day TEXT NOT NULL, \(dayCounters),
            PRIMARY KEY (campaign, day)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE forecasts(
            campaign TEXT NOT NULL, day TEXT NOT NULL, seq INTEGER NOT NULL,
            company TEXT NOT NULL, at INTEGER NOT NULL, model TEXT NOT NULL,
            used INTEGER NOT NULL, limit_count INTEGER NOT NULL, end_date TEXT,
            standing TEXT, basis_days INTEGER NOT NULL, gained INTEGER NOT NULL,
            expected INTEGER, earliest INTEGER, latest INTEGER, is_told INTEGER NOT NULL,
            told_date TEXT, warning TEXT NOT NULL, reasons TEXT NOT NULL,
            PRIMARY KEY (campaign, day)) STRICT, WITHOUT ROWID
        """,
    ]
}
