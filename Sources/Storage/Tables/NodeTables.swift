/// All tables of a node with their statements prepared: what a turn is allowed to touch.
///
/// Belongs to the engine's thread. Every method throws `StorageFault`; after one the turn ends
/// and nothing of it is committed.
package final class NodeTables {
    /// Position, clock and counts.
    package let node: NodeTable
    /// The memory of deduplication.
    package let inputs: InputTable
    /// What waits for another input.
    package let parked: ParkedTable
    /// The rejected desk.
    package let rejected: RejectedTable
    /// What happens by itself.
    package let due: DueTable
    /// The companies.
    package let companies: CompanyTable
    /// Templates and groups.
    package let catalog: CatalogTable
    /// The bundle subscriptions.
    package let subscriptions: SubscriptionTable
    /// The campaigns.
    package let campaigns: CampaignTable
    /// Their terms.
    package let terms: TermsTable
    /// Their cohorts.
    package let instances: InstanceTable
    /// Their transitions that were ordered for later.
    package let schedules: ScheduleTable
    /// Their recurrences.
    package let recurrences: RecurrenceTable
    /// The blackouts of the companies.
    package let blackouts: BlackoutTable
    /// What was overridden, by whom and when.
    package let overrides: OverrideAuditTable
    /// Their moves to other template versions.
    package let migrations: MigrationTable
    /// Their counters.
    package let capacity: CapacityTable
    /// What changed them, step by step.
    package let capacitySteps: CapacityStepTable
    /// Their active volunteers by day.
    package let seatDays: SeatDayTable
    /// What they lent each other.
    package let loans: LoanTable
    /// The enrollments.
    package let enrollments: EnrollmentTable
    /// What makes learners count as served.
    package let supports: SupportTable
    /// Sessions, served learners, milestones and costs.
    package let facts: FactTable
    /// The requests.
    package let requests: RequestTable
    /// Their decisions, as they were told.
    package let decisions: DecisionTable
    /// The waiting lists.
    package let waitlist: WaitlistTable
    /// The places that are kept for somebody.
    package let holds: HoldTable
    /// Ends that wait for their beginning.
    package let pendingEnds: PendingEndTable
    /// The usage ledger.
    package let usage: UsageTable
    /// Its sums.
    package let usageSums: UsageSumTable
    /// Its sums by day.
    package let usageDays: UsageDayTable
    /// The statements and invoices of closed months.
    package let statements: StatementTable
    /// What open months came to when that was told.
    package let previews: PreviewTable
    /// The pricing proposals.
    package let proposals: ProposalTable
    /// How ledger and counters compare.
    package let reconciliations: ReconciliationTable
    /// What months cost.
    package let rating: RatingDesk
    /// Figures of campaigns, and what they are made of.
    package let metrics: MetricTables
    /// The alert records.
    package let alerts: AlertTable
    /// What companies have settled about alerts.
    package let alertPolicies: AlertPolicyTable
    /// The custom thresholds of the campaigns.
    package let alertThresholds: AlertThresholdsTable
    /// The digests of alerts.
    package let alertDigests: AlertDigestTable
    /// The upsell signals.
    package let signals: SignalTable
    /// The quotas.
    package let quotas: QuotaTable
    /// What is used of them.
    package let quotaUses: QuotaUseTable
    /// What is used of them, from enrollments and facts.
    package let quotaMeasure: QuotaMeasure
    /// What came without a campaign.
    package let associations: AssociationTable
    /// How much evidence there is, and which is the best.
    package let evidence: EvidenceTable
    /// The activity feeds.
    package let activityFeed: ActivityFeedTable
    /// The numbers of outputs.
    package let sequences: SequenceTable
    /// The outputs.
    package let outbox: OutboxTable
    /// What of them was asked for again.
    package let resends: ResendTable

    init(_ connection: OpaquePointer) throws(StorageFault) {
        node = try NodeTable(connection)
        inputs = try InputTable(connection)
        parked = try ParkedTable(connection)
        rejected = try RejectedTable(connection)
        due = try DueTable(connection)
        companies = try CompanyTable(connection)
        catalog = try CatalogTable(connection)
        subscriptions = try SubscriptionTable(connection)
        campaigns = try CampaignTable(connection)
        terms = try TermsTable(connection)
        instances = try InstanceTable(connection)
        schedules = try ScheduleTable(connection)
        recurrences = try RecurrenceTable(connection)
        blackouts = try BlackoutTable(connection)
        overrides = try OverrideAuditTable(connection)
        migrations = try MigrationTable(connection)
        capacity = try CapacityTable(connection)
        capacitySteps = try CapacityStepTable(connection)
        seatDays = try SeatDayTable(connection)
        loans = try LoanTable(connection)
        enrollments = try EnrollmentTable(connection)
        supports = try SupportTable(connection)
        facts = try FactTable(connection)
        requests = try RequestTable(connection)
        decisions = try DecisionTable(connection)
        waitlist = try WaitlistTable(connection)
        holds = try HoldTable(connection)
        pendingEnds = try PendingEndTable(connection)
        usage = try UsageTable(connection)
        usageSums = try UsageSumTable(connection)
        usageDays = try UsageDayTable(connection)
        statements = try StatementTable(connection)
        previews = try PreviewTable(connection)
        proposals = try ProposalTable(connection)
        reconciliations = try ReconciliationTable(connection)
        rating = try RatingDesk(connection)
        metrics = try MetricTables(connection, rating: rating)
        alerts = try AlertTable(connection)
        alertPolicies = try AlertPolicyTable(connection)
        alertThresholds = try AlertThresholdsTable(connection)
        alertDigests = try AlertDigestTable(connection)
        signals = try SignalTable(connection)
        quotas = try QuotaTable(connection)
        quotaUses = try QuotaUseTable(connection)
        quotaMeasure = try QuotaMeasure(connection)
        associations = try AssociationTable(connection)
        evidence = try EvidenceTable(connection)
        activityFeed = try ActivityFeedTable(connection)
        sequences = try SequenceTable(connection)
        outbox = try OutboxTable(connection)
        resends = try ResendTable(connection)
    }
}
