import GRDB

/// The tables of a node's database, as migrations that are registered in order and never edited.
///
/// Four groups: position and deduplication; state that actors load; outputs; the desk. Every
/// table is STRICT, instants are milliseconds, money is minor units.
enum NodeSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 spine") { db in
            for statement in foldTables + catalogTables + campaignTables + alertTables
                + configurationTables + schedulingTables + enrollmentTables + holdTables
                + quotaTables + lineageTables + outputTables + billingContractTables
                + metricTables + evidenceTables + insightTables + analyticsTables + upsellTables
            {
                try db.execute(sql: statement)
            }
        }
        return migrator
    }

    /// The tables whose rows are a function of the log alone, in the order they are digested.
    static let stateTables =
        [
            "node", "tallies", "companies", "templates", "template_versions",
            "beneficiary_groups", "price_books", "subscriptions", "campaigns", "terms",
            "status_history", "schedules", "blackouts", "recurrences", "instances",
            "override_audit", "migrations", "capacity", "capacity_steps", "seat_days", "loans",
            "enrollments", "supports", "facts", "requests", "decisions", "waitlist", "holds",
            "pending_ends", "usage", "usage_sums", "statements", "invoices", "reconciliations",
            "alerts", "alert_policies", "alert_thresholds", "alert_digests",
            "alert_digest_runs", "signals", "signal_steps", "quotas", "quota_uses", "usage_days",
            "invoice_previews", "resends", "proposals", "associations", "evidence_sums",
            "activity_feed", "due", "parked", "rejected", "sequences", "outbox",
        ] + metricStateTables + insightStateTables + analyticsStateTables

    private static let foldTables = [
        """
        CREATE TABLE node(
            id INTEGER PRIMARY KEY CHECK (id = 1),
            position INTEGER NOT NULL, clock INTEGER NOT NULL,
            records INTEGER NOT NULL) STRICT
        """,
        "INSERT INTO node VALUES (1, 0, 0, 0)",
        """
        CREATE TABLE tallies(name TEXT PRIMARY KEY, count INTEGER NOT NULL)
            STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE inputs(
            key BLOB PRIMARY KEY, body BLOB NOT NULL, at INTEGER NOT NULL,
            position INTEGER NOT NULL, disposition TEXT NOT NULL, result BLOB
            ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE parked(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, awaited_key TEXT NOT NULL,
            position INTEGER NOT NULL, deadline INTEGER NOT NULL, status TEXT NOT NULL,
            closed_at INTEGER, routing_key TEXT NOT NULL, content_type TEXT NOT NULL,
            headers TEXT NOT NULL, body BLOB NOT NULL) STRICT
        """,
        """
        CREATE INDEX parked_waiting ON parked(company, awaited_key, position)
            WHERE status = 'parked'
        """,
        """
        CREATE TABLE rejected(
            position INTEGER PRIMARY KEY, company TEXT, code TEXT NOT NULL,
            message TEXT NOT NULL, errors TEXT NOT NULL, source TEXT NOT NULL,
            event_id TEXT NOT NULL, event_type TEXT NOT NULL, at INTEGER NOT NULL,
            status TEXT NOT NULL, closed_at INTEGER, closed_by TEXT, reason TEXT,
            routing_key TEXT NOT NULL, content_type TEXT NOT NULL, headers TEXT NOT NULL,
            body BLOB NOT NULL) STRICT
        """,
        """
        CREATE TABLE due(
            entity TEXT NOT NULL, kind TEXT NOT NULL, due_at INTEGER NOT NULL,
            company TEXT NOT NULL, rank INTEGER NOT NULL, item INTEGER NOT NULL,
            PRIMARY KEY (entity, kind)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX due_order ON due(due_at, company, rank, entity, item)",
    ]

    private static let catalogTables = [
        """
        CREATE TABLE companies(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL,
            version INTEGER NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE templates(
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
            program_type TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL,
            UNIQUE (owner, key)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE template_versions(
            id TEXT PRIMARY KEY, template TEXT NOT NULL, n INTEGER NOT NULL,
            status TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX template_versions_family ON template_versions(template, n)",
        """
        CREATE TABLE beneficiary_groups(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL,
            version INTEGER NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE subscriptions(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, status TEXT NOT NULL,
            version INTEGER NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX subscriptions_company ON subscriptions(company, id)",
        """
        CREATE TABLE price_books(
            currency TEXT NOT NULL, effective_from TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (currency, effective_from)) STRICT, WITHOUT ROWID
        """,
    ]

    private static let campaignTables = [
        """
        CREATE TABLE campaigns(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
            start_date TEXT, end_date TEXT, version INTEGER NOT NULL, body BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX campaigns_company ON campaigns(company, id)",
        """
        CREATE TABLE terms(
            id TEXT PRIMARY KEY, campaign TEXT NOT NULL, effective_from TEXT NOT NULL,
            model TEXT NOT NULL, currency TEXT NOT NULL, body BLOB NOT NULL,
            at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX terms_campaign ON terms(campaign, effective_from)",
        """
        CREATE TABLE status_history(
            seq INTEGER PRIMARY KEY, campaign TEXT NOT NULL, from_status TEXT NOT NULL,
            to_status TEXT NOT NULL, at INTEGER NOT NULL, due_at INTEGER,
            recorded_at INTEGER NOT NULL, by TEXT NOT NULL, trigger TEXT NOT NULL,
            reason TEXT, position INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX status_history_campaign ON status_history(campaign, seq)",
        """
        CREATE TABLE instances(
            id TEXT PRIMARY KEY, campaign TEXT NOT NULL, ordinal INTEGER NOT NULL,
            name TEXT NOT NULL, start_date TEXT NOT NULL, end_date TEXT NOT NULL,
            status TEXT NOT NULL, outcome TEXT, paused_by TEXT, was_active INTEGER NOT NULL,
            version INTEGER NOT NULL, template_version TEXT NOT NULL,
            provenance BLOB NOT NULL, campaign_overrides BLOB NOT NULL,
            overrides BLOB NOT NULL, config BLOB NOT NULL,
            UNIQUE (campaign, ordinal)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE capacity(
            campaign TEXT PRIMARY KEY, company TEXT NOT NULL, model TEXT NOT NULL,
            model_epoch INTEGER NOT NULL, subscription TEXT, limit_count INTEGER NOT NULL,
            overbook_pct INTEGER NOT NULL, used INTEGER NOT NULL, own_limit INTEGER NOT NULL,
            borrowed INTEGER NOT NULL, lent INTEGER NOT NULL, volunteers INTEGER NOT NULL,
            beneficiaries INTEGER NOT NULL, learners INTEGER NOT NULL,
            served INTEGER NOT NULL, credits_mc INTEGER NOT NULL, sessions INTEGER NOT NULL,
            waiting_volunteers INTEGER NOT NULL, waiting_beneficiaries INTEGER NOT NULL,
            held_volunteers INTEGER NOT NULL, held_beneficiaries INTEGER NOT NULL,
            held_learners INTEGER NOT NULL, held INTEGER NOT NULL,
            unassigned INTEGER NOT NULL, peak_used INTEGER NOT NULL,
            day TEXT, day_peak INTEGER NOT NULL, day_closing INTEGER NOT NULL,
            cohorts BLOB NOT NULL, alerts BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE seat_days(
            campaign TEXT NOT NULL, day TEXT NOT NULL, peak INTEGER NOT NULL,
            closing INTEGER NOT NULL, PRIMARY KEY (campaign, day)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE loans(
            subscription TEXT NOT NULL, number INTEGER NOT NULL, lender TEXT NOT NULL,
            borrower TEXT NOT NULL, PRIMARY KEY (subscription, number)) STRICT, WITHOUT ROWID
        """,
    ]

    private static let quotaTables = [
        """
        CREATE TABLE quotas(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, campaign TEXT, scope TEXT NOT NULL,
            scope_ref TEXT NOT NULL, metric TEXT NOT NULL, period TEXT NOT NULL,
            limit_count INTEGER NOT NULL, currency TEXT, hardness TEXT NOT NULL,
            overbook_pct INTEGER NOT NULL, alert_pcts TEXT NOT NULL, active INTEGER NOT NULL,
            automatic INTEGER NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX quotas_company ON quotas(company, id)",
        """
        CREATE TABLE quota_uses(
            quota TEXT NOT NULL, period_start TEXT NOT NULL, use INTEGER NOT NULL,
            crossed TEXT NOT NULL, PRIMARY KEY (quota, period_start)) STRICT, WITHOUT ROWID
        """,
    ]

    private static let schedulingTables = [
        """
        CREATE TABLE schedules(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, campaign TEXT NOT NULL,
            target TEXT NOT NULL, ordered_for INTEGER NOT NULL, due_date TEXT, reason TEXT,
            min_volunteers INTEGER, min_beneficiaries INTEGER, early_start INTEGER NOT NULL,
            state TEXT NOT NULL, attempts INTEGER NOT NULL, last_codes TEXT NOT NULL,
            next_at INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
            role TEXT NOT NULL, updated_at INTEGER NOT NULL, version INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX schedules_campaign ON schedules(campaign, id)",
        """
        CREATE INDEX schedules_open ON schedules(company, campaign)
            WHERE state IN ('pending', 'deferred')
        """,
        """
        CREATE TABLE blackouts(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, first TEXT NOT NULL,
            last TEXT NOT NULL, campaigns TEXT, created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX blackouts_company ON blackouts(company, first, last, id)",
        """
        CREATE TABLE recurrences(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, campaign TEXT NOT NULL UNIQUE,
            every TEXT NOT NULL, lead_days INTEGER NOT NULL, ends_after INTEGER NOT NULL,
            source_start TEXT NOT NULL, source_end TEXT NOT NULL, made INTEGER NOT NULL,
            created_at INTEGER NOT NULL, created_by TEXT NOT NULL) STRICT, WITHOUT ROWID
        """,
    ]

    private static let configurationTables = [
        """
        CREATE TABLE override_audit(
            seq INTEGER PRIMARY KEY, campaign TEXT NOT NULL, instance TEXT,
            layer TEXT NOT NULL, path TEXT NOT NULL, base_value BLOB, value BLOB NOT NULL,
            changed INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
            position INTEGER NOT NULL, removed_by TEXT, removed_at INTEGER) STRICT
        """,
        "CREATE INDEX override_audit_campaign ON override_audit(campaign, seq)",
        """
        CREATE UNIQUE INDEX override_audit_open
            ON override_audit(campaign, coalesce(instance, ''), path) WHERE removed_at IS NULL
        """,
        """
        CREATE TABLE migrations(
            id TEXT PRIMARY KEY, campaign TEXT NOT NULL, from_version TEXT NOT NULL,
            to_version TEXT NOT NULL, class TEXT NOT NULL, old_overrides BLOB NOT NULL,
            new_overrides BLOB NOT NULL, cohorts BLOB NOT NULL, by TEXT NOT NULL,
            at INTEGER NOT NULL, position INTEGER NOT NULL, notes TEXT, rolled_back_by TEXT,
            rolled_back_at INTEGER) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX migrations_campaign ON migrations(campaign, position)",
    ]

    private static let enrollmentTables = [
        """
        CREATE TABLE enrollments(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT NOT NULL, participant TEXT NOT NULL, role TEXT NOT NULL,
            instance TEXT, group_id TEXT, status TEXT NOT NULL, origin TEXT NOT NULL,
            enrollment_ref TEXT, request_id TEXT, overbooked INTEGER NOT NULL,
            duplicate INTEGER NOT NULL, over_class INTEGER NOT NULL,
            enrolled_at INTEGER NOT NULL, ended_at INTEGER, end_reason TEXT, tags TEXT) STRICT
        """,
        """
        CREATE UNIQUE INDEX enrollments_ref ON enrollments(company, enrollment_ref)
            WHERE enrollment_ref IS NOT NULL
        """,
        "CREATE INDEX enrollments_identity ON enrollments(campaign, participant, role)",
        """
        CREATE TABLE supports(
            company TEXT NOT NULL, ref TEXT NOT NULL, campaign TEXT NOT NULL,
            participant TEXT NOT NULL, usage_id TEXT, PRIMARY KEY (company, ref)
            ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX supports_learner ON supports(campaign, participant)",
        """
        CREATE TABLE requests(
            company TEXT NOT NULL, request_id TEXT NOT NULL, campaign TEXT NOT NULL,
            participant TEXT NOT NULL, role TEXT NOT NULL, enrollment INTEGER, entry INTEGER,
            decision BLOB NOT NULL, PRIMARY KEY (company, request_id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX requests_entry ON requests(entry) WHERE entry IS NOT NULL",
        """
        CREATE TABLE waitlist(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT NOT NULL, request_id TEXT NOT NULL, participant TEXT NOT NULL,
            role TEXT NOT NULL, instance TEXT, group_id TEXT, priority INTEGER NOT NULL,
            expires_at INTEGER NOT NULL, status TEXT NOT NULL, tags TEXT) STRICT
        """,
        """
        CREATE INDEX waitlist_order ON waitlist(campaign, priority DESC, seq)
            WHERE status = 'waiting'
        """,
        """
        CREATE INDEX waitlist_identity ON waitlist(campaign, participant, role)
            WHERE status IN ('waiting', 'offered')
        """,
        """
        CREATE TABLE pending_ends(
            company TEXT NOT NULL, ref TEXT NOT NULL, kind TEXT NOT NULL,
            campaign TEXT NOT NULL, reason TEXT, effective_at INTEGER NOT NULL,
            PRIMARY KEY (company, ref, kind)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE usage(
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, company TEXT NOT NULL,
            campaign TEXT, instance TEXT, type TEXT NOT NULL,
            quantity INTEGER NOT NULL, unit TEXT NOT NULL, participant TEXT,
            ref TEXT NOT NULL, effective_at INTEGER NOT NULL, period TEXT NOT NULL,
            late_for TEXT, model TEXT NOT NULL, key TEXT, minutes INTEGER,
            amount INTEGER, currency TEXT, reverses TEXT, reason TEXT) STRICT
        """,
        "CREATE INDEX usage_keys ON usage(company, campaign, key) WHERE key IS NOT NULL",
        "CREATE UNIQUE INDEX usage_reverses ON usage(reverses) WHERE reverses IS NOT NULL",
        """
        CREATE INDEX usage_amounts ON usage(company, period, seq) WHERE amount IS NOT NULL
        """,
        """
        CREATE TABLE usage_sums(
            company TEXT NOT NULL, campaign TEXT NOT NULL, type TEXT NOT NULL,
            model TEXT NOT NULL, period TEXT NOT NULL, quantity INTEGER NOT NULL,
            minutes INTEGER NOT NULL, late INTEGER NOT NULL, late_minutes INTEGER NOT NULL,
            reversed INTEGER NOT NULL, reversed_minutes INTEGER NOT NULL,
            PRIMARY KEY (campaign, type, model, period)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE statements(
            campaign TEXT NOT NULL, month TEXT NOT NULL, company TEXT NOT NULL,
            currency TEXT NOT NULL, total INTEGER NOT NULL, learner_charge INTEGER NOT NULL,
            mc INTEGER NOT NULL, learners INTEGER NOT NULL, sessions INTEGER NOT NULL,
            seat_days INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (campaign, month)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE invoices(
            id TEXT PRIMARY KEY, company TEXT NOT NULL, month TEXT NOT NULL,
            currency TEXT NOT NULL, total INTEGER NOT NULL, at INTEGER NOT NULL,
            body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX invoices_company ON invoices(company, month)",
        """
        CREATE TABLE reconciliations(
            campaign TEXT PRIMARY KEY, status TEXT NOT NULL, at INTEGER NOT NULL,
            body BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE facts(
            company TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL,
            campaign TEXT NOT NULL, instance TEXT, name TEXT NOT NULL, participant TEXT,
            effective_at INTEGER NOT NULL, minutes INTEGER, mc INTEGER NOT NULL,
            amount INTEGER, points INTEGER NOT NULL, usage_id TEXT, credits_id TEXT,
            flags TEXT NOT NULL, body BLOB NOT NULL, voided INTEGER NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (company, kind, ref)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX facts_campaign ON facts(campaign, kind, effective_at)",
    ]

    private static let outputTables = [
        """
        CREATE TABLE sequences(
            partition TEXT NOT NULL, type TEXT NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (partition, type)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE outbox(
            feed INTEGER PRIMARY KEY, id TEXT NOT NULL, partition TEXT NOT NULL,
            type TEXT NOT NULL, routing_key TEXT NOT NULL, reply_to TEXT,
            correlation TEXT, body BLOB NOT NULL) STRICT
        """,
        """
        CREATE TABLE relay(
            id INTEGER PRIMARY KEY CHECK (id = 1), confirmed INTEGER NOT NULL,
            pruned INTEGER NOT NULL, resent INTEGER NOT NULL) STRICT
        """,
        "INSERT INTO relay VALUES (1, 0, 0, 0)",
    ]
}
