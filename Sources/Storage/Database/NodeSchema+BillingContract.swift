/// The tables behind billing's contract with its consumers, and proposals.
extension NodeSchema {
    static let billingContractTables = [
        """
        CREATE TABLE usage_days(
            company TEXT NOT NULL, period TEXT NOT NULL, late_for TEXT NOT NULL,
            day TEXT NOT NULL, type TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL,
            records INTEGER NOT NULL, quantity INTEGER NOT NULL, minutes INTEGER NOT NULL,
            amount INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (company, period, late_for, day, type, unit, currency)
            ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE invoice_previews(
            invoice TEXT PRIMARY KEY, company TEXT NOT NULL, month TEXT NOT NULL,
            currency TEXT NOT NULL, total INTEGER NOT NULL, as_of TEXT NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX invoice_previews_company ON invoice_previews(company, month)",
        """
        CREATE TABLE resends(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            request_ref TEXT, queue TEXT NOT NULL, type TEXT, first INTEGER NOT NULL,
            last INTEGER NOT NULL, written INTEGER NOT NULL, causation TEXT NOT NULL,
            at INTEGER NOT NULL) STRICT
        """,
        """
        CREATE UNIQUE INDEX resends_ref ON resends(company, request_ref)
            WHERE request_ref IS NOT NULL
        """,
        """
        CREATE TABLE proposals(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL, expires_at INTEGER NOT NULL, body BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX proposals_company ON proposals(company, created_at)",
    ]
}
