/// Counts, numbers and times of the node itself. Source: domain §25 I8, I12, I15.
extension StateRule {
    private static let ofRecords = [
        ("enrollments", "campaign"), ("waitlist", "campaign"), ("holds", "campaign"),
        ("usage", "campaign"),
        ("alerts", "campaign"), ("status_history", "campaign"), ("signals", "campaign"),
        ("signal_steps", "NULL"),
    ]
    private static let named = ["enrollments", "waitlist", "holds", "usage", "alerts", "signals"]
    private static let timed = [
        ("alerts", "campaign", "at", 0), ("status_history", "campaign", "at", 0),
        ("signals", "campaign", "updated_at", 0), ("holds", "campaign", "placed_at", 0),
        ("holds", "campaign", "ended_at", 0), ("rejected", "NULL", "at", 0),
        ("enrollments", "campaign", "enrolled_at", 72),
        ("usage", "campaign", "effective_at", 72),
    ]

    static let node = [
        StateRule(
            "dispositions",
            over: "tallies",
            """
            SELECT NULL, printf('%d records were folded, %d dispositions were counted',
                n.records, coalesce((SELECT sum(count) FROM tallies), 0))
            FROM node n
            WHERE n.records <> coalesce((SELECT sum(count) FROM tallies), 0)
            UNION ALL SELECT NULL, printf('%s is counted %d times', name, count)
            FROM tallies WHERE count < 0
            """
        ),
        StateRule(
            "tally-parked",
            over: "parked",
            """
            SELECT NULL, printf('%d inputs are counted as parked, %d wait', t.n, p.n)
            FROM (SELECT coalesce(sum(count), 0) AS n FROM tallies WHERE name = 'parked') t,
                (SELECT count(*) AS n FROM parked WHERE status = 'parked') p
            WHERE t.n <> p.n
            UNION ALL SELECT NULL, printf('%s is %s', id, status) FROM parked
            WHERE status NOT IN ('parked', 'resolved', 'rejected')
            """
        ),
        StateRule(
            "tally-rejected",
            over: "rejected",
            """
            SELECT NULL, printf('%d inputs are counted as rejected, the desk holds %d', t.n, r.n)
            FROM (SELECT coalesce(sum(count), 0) AS n FROM tallies WHERE name = 'rejected') t,
                (SELECT count(*) AS n FROM rejected WHERE status <> 'retried') r
            WHERE t.n <> r.n
            UNION ALL SELECT NULL, printf('the entry at %d is %s', position, status)
            FROM rejected WHERE status NOT IN ('open', 'retried', 'discarded')
                OR (status = 'open') <> (closed_at IS NULL)
            """
        ),
        StateRule(
            "sequences-sum",
            over: "sequences",
            """
            SELECT NULL, printf('%s has %d outputs, their types come to %d', partition,
                sum(CASE type WHEN '' THEN last ELSE 0 END),
                sum(CASE type WHEN '' THEN 0 ELSE last END))
            FROM sequences GROUP BY partition
            HAVING sum(CASE type WHEN '' THEN last ELSE -last END) <> 0
            """
        ),
        StateRule(
            "positions",
            over: "node",
            ofRecords.map { table, campaign in
                """
                SELECT \(campaign), printf('\(table) has a row of record %d, beyond %d',
                    seq >> 24, (SELECT position FROM node))
                FROM \(table) WHERE seq >> 24 > (SELECT position FROM node)
                """
            }.joined(separator: "\nUNION ALL ")
        ),
        StateRule(
            "ids",
            over: "node",
            named.map { table in
                """
                SELECT campaign, printf('\(table) has %s at record %d', id, seq >> 24)
                FROM \(table)
                WHERE id NOT LIKE '%\\_' || company || '\\_' || (seq >> 24) || '\\_%' ESCAPE '\\'
                """
            }.joined(separator: "\nUNION ALL ")
        ),
        StateRule(
            "times",
            over: "node",
            timed.map { table, campaign, column, hours in
                """
                SELECT \(campaign), printf('\(table) has a time %d ms ahead of the clock',
                    \(column) - (SELECT clock FROM node))
                FROM \(table)
                WHERE \(column) > (SELECT clock FROM node) + \(hours) * 3600000
                """
            }.joined(separator: "\nUNION ALL ")
        ),
        StateRule(
            "relay",
            over: "relay",
            """
            SELECT NULL, printf('%d are confirmed, %d pruned, %d written', r.confirmed,
                r.pruned, o.last)
            FROM relay r, (SELECT coalesce(max(feed), 0) AS last, count(*) AS n,
                coalesce(min(feed), 0) AS first FROM outbox) o
            WHERE r.pruned > r.confirmed OR r.confirmed > max(o.last, r.pruned)
            """
        ),
    ]
}
