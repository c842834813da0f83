/// What led to the numbers of campaigns, step by step.
extension NodeSchema {
    static let lineageTables = [
        """
        CREATE TABLE capacity_steps(
            campaign TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
            cause TEXT NOT NULL, ref TEXT NOT NULL, model TEXT NOT NULL,
            used INTEGER NOT NULL, own_limit INTEGER NOT NULL, borrowed INTEGER NOT NULL,
            lent INTEGER NOT NULL, overbook_pct INTEGER NOT NULL, volunteers INTEGER NOT NULL,
            beneficiaries INTEGER NOT NULL, learners INTEGER NOT NULL, served INTEGER NOT NULL,
            credits_mc INTEGER NOT NULL, waiting INTEGER NOT NULL,
            held INTEGER NOT NULL,
            PRIMARY KEY (campaign, seq)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE decisions(
            company TEXT NOT NULL, request_id TEXT NOT NULL, seq INTEGER NOT NULL,
            campaign TEXT NOT NULL, at INTEGER NOT NULL, decision TEXT NOT NULL,
            reasons TEXT NOT NULL, promoted INTEGER NOT NULL, duplicate INTEGER NOT NULL,
            place INTEGER, checks BLOB NOT NULL,
            PRIMARY KEY (company, request_id, seq)) STRICT, WITHOUT ROWID
        """,
    ]
}
