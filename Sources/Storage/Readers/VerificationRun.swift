import Domain

/// Recomputes the invariants in one snapshot of a node's database and notes what differs.
struct VerificationRun {
    /// A rule that breaks everywhere is told in so many sentences and a count.
    static let sentencesPerRule = 20

    let view: ReadView
    let clock: Instant
    private(set) var report = VerificationReport()
    private var told = 0
    private var untold = 0

    init(_ view: ReadView, clock: Instant) {
        self.view = view
        self.clock = clock
    }

    /// Runs every rule that is a query.
    mutating func checkState() {
        let rules =
            StateRule.counters + StateRule.lineage + StateRule.ledger + StateRule.alerts
            + StateRule.alertPairs + StateRule.campaigns + StateRule.scheduling
            + StateRule.people + StateRule.holds + StateRule.node + StateRule.billing
            + StateRule.evidence + StateRule.activity + StateRule.upsell
        for rule in rules {
            check(rule.name) { run throws(StorageFault) in
                run.looked(at: try run.view.number(rule.subjects))
                let found = try run.view.all(
                    rule.violations,
                    { _ in },
                    { ($0.optionalText(), $0.text()) }
                )
                for (campaign, sentence) in found { run.found(rule.name, campaign, sentence) }
            }
        }
    }

    /// What is due has the place in the order that its kind gives it.
    ///
    /// Source: domain §1.2 C4.
    mutating func checkDueKinds() {
        check("due-kinds") { run throws(StorageFault) in
            let found = try run.view.all(
                "SELECT kind, rank, item, count(*) FROM due GROUP BY kind, rank, item",
                { _ in },
                { (kind: $0.text(), rank: $0.int(), item: $0.int(), count: $0.int()) }
            )
            for due in found {
                run.looked(at: due.count)
                let kind = DueRow.Kind(rawValue: due.kind)
                if kind?.rank == due.rank, kind?.item == due.item { continue }
                run.found(
                    "due-kinds",
                    nil,
                    "\(due.count) of \(due.kind) are due in rank \(due.rank), item \(due.item)"
                )
            }
        }
    }

    /// Runs one rule; a rule that cannot be computed counts as broken.
    mutating func check(
        _ rule: String,
        _ body: (inout VerificationRun) throws(StorageFault) -> Void
    ) {
        report.rules += 1
        told = 0
        untold = 0
        do throws(StorageFault) {
            try body(&self)
        } catch {
            found(rule, nil, "it cannot be checked: \(error.message)")
        }
        guard untold > 0 else { return }
        report.violations.append(
            Violation(rule: rule, sentence: "and \(untold) more of the same kind")
        )
    }

    /// Counts things that were compared.
    mutating func looked(at count: Int64) { report.checked += count }

    /// Notes a difference.
    mutating func found(_ rule: String, _ campaign: String?, _ sentence: String) {
        guard told < Self.sentencesPerRule else {
            untold += 1
            return
        }
        told += 1
        report.violations.append(Violation(rule: rule, campaign: campaign, sentence: sentence))
    }
}
