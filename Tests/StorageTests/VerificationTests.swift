import Contracts
import GRDB
import Storage
import Testing

@Suite("Recomputing the invariants", .timeLimit(.minutes(15)))
struct VerificationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: 0..<8)
    func `a node that only folded its log is sound`(seed: UInt64) async throws {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: seed)
        try await node.fold(scene.opening() + scene.traffic(1_500))
        let reader = try NodeReader(path: node.path)

        let report = try await reader.verify()
        #expect(report.value.violations == [])
        #expect(report.value.checked > 1_000)
        #expect(report.position == Int64(await node.log.count))
        let status = try await reader.status().value
        // The traffic is worth something only if it reaches every corner.
        #expect(status.rejectedOpen > 0)
        #expect(status.tallies["parked", default: 0] >= 0)
        #expect(status.tallies["duplicate_message", default: 0] > 0)
        let alerts = try await reader.alerts(AlertFilter(limit: 1_000)).value
        #expect(alerts.contains { $0.status == "sent" })
    }

    @Test func `a node whose old outputs were taken away is sound`() async throws {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 99)
        try await node.fold(scene.opening() + scene.traffic(800))
        let reader = try NodeReader(path: node.path)
        let last = try await reader.status().value.lastFeed
        for kept: Int64 in [997, 101, 10, 1, 0] {
            try await node.confirm(through: last, keeping: kept)
            #expect(try await reader.status().value.prunedFeed == last - kept)
            #expect(try await reader.verify().value.violations == [])
        }
        try await node.fold(scene.traffic(100))
        #expect(try await reader.verify().value.violations == [])
    }

    /// A change that no fold makes, and the rule that must find it.
    struct Damage: Sendable, CustomTestStringConvertible {
        let rule: String
        let sql: String

        init(_ rule: String, _ sql: String) {
            self.rule = rule
            self.sql = sql
        }

        var testDescription: String { "\(rule): \(sql)" }
    }

    static let damages = [
        Damage(
            "used",
            "UPDATE capacity SET used = used + 1, peak_used = 99 WHERE campaign = 'spring'"
        ),
        Damage("day-counts", "UPDATE day_counts SET enrollments = enrollments + 1"),
        Damage("day-sums", "UPDATE day_counts SET sessions = sessions + 1"),
        Damage("forecasts", "DELETE FROM due WHERE kind = 'forecast'"),
        Damage("forecasts", "UPDATE use_days SET peak = peak + 1"),
        Damage("beneficiaries", "UPDATE capacity SET beneficiaries = 777"),
        Damage("steps", "UPDATE capacity_steps SET used = used + 1"),
        Damage("steps", "DELETE FROM capacity_steps WHERE campaign = 'spring'"),
        Damage("decisions", "UPDATE decisions SET decision = 'unsaid'"),
        Damage("decisions", "DELETE FROM requests"),
        Damage("peak", "UPDATE capacity SET peak_used = 0"),
        Damage("waiting", "UPDATE capacity SET waiting_volunteers = waiting_volunteers + 1"),
        Damage("counters-exist", "DELETE FROM capacity WHERE campaign = 'spring'"),
        Damage("counters-exist", "UPDATE capacity SET cohorts = CAST('[' AS BLOB)"),
        Damage("counters-exist", "UPDATE capacity SET company = 'fjord' WHERE company = 'acme'"),
        Damage(
            "cohort-counters",
            "UPDATE enrollments SET instance = NULL WHERE seq = \(anyActive)"
        ),
        Damage("unassigned", "UPDATE enrollments SET instance = NULL WHERE seq = \(anyActive)"),
        Damage("cohorts", "UPDATE instances SET status = 'paused'"),
        Damage("served", "DELETE FROM supports"),
        Damage("served", "UPDATE capacity SET served = served + 1"),
        Damage("ledger-seats", "DELETE FROM usage WHERE seq = \(anySeat)"),
        Damage("ledger-seats", "UPDATE usage SET quantity = 2 WHERE seq = \(anySeat)"),
        Damage("ledger-ids", "UPDATE usage SET id = (SELECT min(id) FROM usage)"),
        Damage(
            "ledger-reversals",
            "UPDATE usage SET reverses = 'use_acme_1_1' WHERE seq = \(anySeat)"
        ),
        Damage("alerts-suppressed", "DELETE FROM alerts WHERE status = 'suppressed'"),
        Damage("alerts-last-sent", "DELETE FROM alerts WHERE status = 'sent'"),
        Damage("alerts-window", "UPDATE alerts SET at = 1775000000000 WHERE status = 'sent'"),
        Damage("alerts-whole", "UPDATE alerts SET suppress_reason = 'muted' WHERE status = 'sent'"),
        Damage("signal-open-once", "UPDATE signals SET campaign = 'spring'"),
        Damage("status-history", "DELETE FROM status_history WHERE to_status = 'recruiting'"),
        Damage("status-history", "UPDATE campaigns SET status = 'paused' WHERE id = 'spring'"),
        Damage("status-history", "DELETE FROM status_history WHERE campaign = 'summer'"),
        Damage("campaign-company", "DELETE FROM companies WHERE id = 'fjord'"),
        Damage("instance-state", "UPDATE campaigns SET status = 'paused'"),
        Damage("due-campaigns", "DELETE FROM due WHERE kind = 'campaign_complete'"),
        Damage("due-plans", "DELETE FROM due WHERE kind = 'campaign_complete'"),
        Damage("due-plans", "UPDATE due SET due_at = due_at + 1 WHERE kind = 'campaign_complete'"),
        Damage(
            "due-once",
            "INSERT INTO status_history SELECT 7 + value, 'x', 'planned', 'active', 1, 1, 1, 'clock',"
                + " 'clock', NULL, 1 FROM json_each('[1,2]')"
        ),
        Damage(
            "start-overdue",
            "UPDATE campaigns SET status = 'planned' WHERE status = 'active'"
        ),
        Damage(
            "schedules",
            "INSERT INTO schedules SELECT 's', company, id, 'paused', 1, NULL, NULL, NULL, NULL, 0,"
                + " 'pending', 0, '', 1, 1, 'x', 'sales', 1, 1 FROM campaigns LIMIT 1"
        ),
        Damage(
            "recurrences",
            "INSERT INTO recurrences SELECT 'r', company, id, 'month', 1, 2, '2026-01-01',"
                + " '2026-01-31', 3, 1, 'x' FROM campaigns LIMIT 1"
        ),
        Damage(
            "blackouts",
            "INSERT INTO blackouts VALUES ('b', 'nobody', '2026-01-02', '2026-01-01', NULL, 1, 'x')"
        ),
        Damage("usage-days", "UPDATE usage_days SET records = records + 1"),
        Damage("usage-days", "DELETE FROM usage WHERE seq = \(anySeat)"),
        Damage(
            "previews",
            "INSERT INTO invoice_previews VALUES ('x', 'acme', '2026-04', 'EUR', 1, '2026-04-06')"
        ),
        Damage("previews", "DELETE FROM due WHERE kind = 'invoice_preview'"),
        Damage(
            "resends",
            "INSERT INTO resends VALUES (1 << 24, 'rsd_acme_1_1', 'acme', NULL, 'billing.usage',"
                + " NULL, 1, 2, 1 << 40, 'c', 1)"
        ),
        Damage(
            "proposals",
            "INSERT INTO proposals VALUES ('prp_acme_1_1', 'acme', 1, 'x', 2, CAST('{}' AS BLOB))"
        ),
        Damage(
            "associations",
            "INSERT INTO associations SELECT 'acme', 'evidence', 'x', 'evd_acme_1_1', 'confirmed', 0,"
                + " NULL, 'spring', NULL, 90, '', x'5B5D', 1, 1, 1, x'7B7D', 'x', 1, 1, NULL"
        ),
        Damage(
            "association-states",
            "INSERT INTO associations SELECT 'acme', 'evidence', 'x', 'evd_acme_1_1', 'review', 0,"
                + " NULL, 'spring', NULL, 39, '', x'5B5D', 1, 1, 1, x'7B7D', NULL, NULL, NULL, NULL"
        ),
        Damage(
            "association-verdicts",
            "INSERT INTO associations SELECT 'acme', 'evidence', 'x', 'evd_acme_1_1', 'review', 0,"
                + " NULL, 'spring', NULL, 45, '', x'5B5D', 1, 1, 1, x'7B7D', NULL, NULL, NULL, NULL"
        ),
        Damage(
            "evidence-sums",
            "INSERT INTO evidence_sums VALUES ('spring', '', 'language', 1, 0, 5000, 0, 0)"
        ),
        Damage("activity-counts", "DELETE FROM activity_feed WHERE kind = 'alert'"),
        Damage(
            "activity-counts",
            "UPDATE activity_feed SET code = 'accepted' WHERE kind = 'enrollment'"
        ),
        Damage(
            "activity-order",
            "UPDATE activity_feed SET company = 'fjord' WHERE company = 'acme'"
        ),
        Damage("due-waitlist", "DELETE FROM due WHERE kind = 'waitlist_expire'"),
        Damage("due-parked", "UPDATE due SET due_at = due_at + 1 WHERE kind = 'parked_expire'"),
        Damage("due-entities", "UPDATE due SET entity = 'x' || entity"),
        Damage("due-kinds", "UPDATE due SET rank = 9"),
        Damage("enrollments", "UPDATE enrollments SET company = 'fjord'"),
        Damage("enrollments", "UPDATE enrollments SET end_reason = 'moved'"),
        Damage("requests", "UPDATE requests SET participant = 'somebody'"),
        Damage(
            "waitlist",
            "UPDATE waitlist SET participant = 'p', role = 'volunteer', campaign = 'spring'"
        ),
        Damage("waitlist-admissible", "UPDATE capacity SET overbook_pct = 50"),
        Damage("limit", "UPDATE capacity SET limit_count = 21, own_limit = 21"),
        Damage("loans", "UPDATE capacity SET limit_count = 21"),
        Damage("loans", "UPDATE capacity SET borrowed = 1, own_limit = own_limit - 1"),
        Damage("sessions", "UPDATE capacity SET sessions = sessions + 1"),
        Damage("ledger-credits", "UPDATE capacity SET credits_mc = 5"),
        Damage("ledger-sums", "UPDATE usage_sums SET quantity = quantity + 1"),
        Damage("ledger-sums", "DELETE FROM usage_sums"),
        Damage("limit", "DELETE FROM terms"),
        Damage("dispositions", "UPDATE tallies SET count = count + 1 WHERE name = 'applied'"),
        Damage("tally-parked", "DELETE FROM parked WHERE status = 'parked'"),
        Damage("tally-rejected", "DELETE FROM rejected"),
        Damage("sequences-sum", "UPDATE sequences SET last = last + 1 WHERE type = ''"),
        Damage("positions", "UPDATE enrollments SET seq = seq + (1 << 50)"),
        Damage("instance-config", "UPDATE instances SET config = CAST('{}' AS BLOB)"),
        Damage(
            "instance-config",
            "UPDATE instances SET campaign_overrides = CAST('{\"cohort\":{\"maxSize\":7}}' AS BLOB)"
        ),
        Damage(
            "override-audit",
            "INSERT INTO override_audit VALUES (1, 'spring', NULL, 'campaign', '/cohort/maxSize',"
                + " NULL, CAST('7' AS BLOB), 1, 'x', 1, 1, NULL, NULL)"
        ),
        Damage(
            "override-audit",
            "UPDATE instances SET overrides = CAST('{\"cohort\":{\"maxSize\":7}}' AS BLOB)"
        ),
        Damage("ids", "UPDATE usage SET id = 'use_acme_3_1' WHERE seq = \(anySeat)"),
        Damage("times", "UPDATE node SET clock = clock - 400000000"),
        Damage("relay", "UPDATE relay SET confirmed = 1 << 40"),
        Damage("outbox", "DELETE FROM outbox WHERE feed = 100"),
        Damage("outbox", "DELETE FROM outbox WHERE feed = (SELECT max(feed) FROM outbox)"),
        Damage(
            "outbox",
            "UPDATE outbox SET body = (SELECT body FROM outbox WHERE feed = 7) WHERE feed = 8"
        ),
        Damage("outbox", "UPDATE outbox SET partition = 'fjord' WHERE partition = 'acme'"),
        Damage("outbox", "UPDATE sequences SET last = last + 1"),
        Damage("outbox-ids", "UPDATE outbox SET id = 'h-1-acme-1' WHERE feed IN (50, 51)"),
        Damage(
            "integrity",
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3"
                + " WHERE name = 'usage'; PRAGMA writable_schema = OFF"
        ),
    ]

    private static let anyActive =
        "(SELECT min(seq) FROM enrollments WHERE status = 'active' AND instance IS NOT NULL)"
    private static let anySeat = "(SELECT min(seq) FROM usage WHERE type = 'seat_assigned')"

    @Test func `every planted corruption is found by its rule`() async throws {
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 5)
        try await node.fold(scene.opening() + scene.traffic(1_200))
        for (index, damage) in Self.damages.enumerated() {
            let path = folder.file("damaged-\(index).sqlite")
            try NodeBackup.copy(from: node.path, to: path)
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { try $0.execute(sql: damage.sql) }
            try queue.close()

            let reader = try NodeReader(path: path)
            let found = Set(try await reader.verify().value.violations.map(\.rule))
            #expect(found.contains(damage.rule), "\(damage.testDescription) gave \(found)")
            reader.close()
        }
    }
}
