import Contracts
import Domain
import Storage
import Threading

/// The actors that are awake: activated from their rows on first use, put to sleep when idle.
///
/// Belongs to the engine. When a turn fails all of them are dropped, since what they hold may
/// not have been committed.
final class ActorCache {
    private struct Entry {
        let campaign: CampaignActor
        let capacity: CapacityActor
        let company: String
        var lastUsed: Int64
    }

    /// Companies, templates and groups.
    private(set) var catalog: ProgramCatalog
    /// The quotas of the companies.
    private(set) var quotas = QuotaBook()
    /// The counters of the campaigns.
    private(set) var metrics = MetricsBook()
    /// What companies and campaigns have settled about alerts.
    private(set) var alerts = AlertBook()
    private let executor: ThreadExecutor
    private let bound: Int
    private var campaigns: [String: Entry] = [:]
    private var billing: [String: BillingActor] = [:]
    private var awake: [String] = []
    private var turns: Int64 = 0

    init(executor: ThreadExecutor, bound: Int) {
        self.executor = executor
        self.bound = bound
        catalog = ProgramCatalog(executor: executor)
    }

    /// How many campaigns are awake.
    var count: Int { campaigns.count }

    /// The two actors of a campaign and its company, or nil when there is no such campaign.
    func campaign(
        _ id: String,
        _ context: FoldContext
    ) throws -> (campaign: CampaignActor, capacity: CapacityActor, company: String)? {
        if let entry = campaigns[id] {
            if entry.lastUsed != turns {
                campaigns[id]?.lastUsed = turns
                awake.append(id)
            }
            return (entry.campaign, entry.capacity, entry.company)
        }
        let tables = context.tables
        guard let row = try tables.campaigns.find(id),
            let capacity = try tables.capacity.find(campaign: id)
        else { return nil }
        let campaign = CampaignActor(
            row,
            terms: try tables.terms.find(campaign: id),
            instances: try tables.instances.find(campaign: id),
            scheduled: try tables.schedules.find(campaign: id),
            recurrence: try tables.recurrences.find(campaign: id),
            executor: executor
        )
        return try adopt(campaign, row, capacity, isNew: false, context)
    }

    /// An actor for a campaign that has neither terms nor cohorts yet.
    func makeCampaign(_ row: CampaignRow) -> CampaignActor {
        CampaignActor(row, terms: [], instances: [], executor: executor)
    }

    /// Takes in a campaign that was just made.
    func adopt(
        _ campaign: CampaignActor,
        _ row: CampaignRow,
        _ capacity: CapacityRow,
        isNew: Bool,
        _ context: FoldContext
    ) throws -> (campaign: CampaignActor, capacity: CapacityActor, company: String) {
        let capacity = CapacityActor(capacity, isNew: isNew, executor: executor)
        let tables = context.tables
        let catalog = catalog
        let company = try catalog.assumeIsolated { try $0.company(row.company, tables) }
        let today = company?.zoneTable.localDate(at: context.clock) ?? CivilDate(dayNumber: 0)
        _ = campaign.assumeIsolated { $0.refreshTerms(today: today) }
        campaigns[row.id] = Entry(
            campaign: campaign,
            capacity: capacity,
            company: row.company,
            lastUsed: turns
        )
        awake.append(row.id)
        return (campaign, capacity, row.company)
    }

    /// The ledger of a company.
    func billing(_ company: String) -> BillingActor {
        if let actor = billing[company] { return actor }
        let actor = BillingActor(company: company, executor: executor)
        billing[company] = actor
        return actor
    }

    /// Writes what the turn changed.
    func save(_ context: FoldContext) throws {
        for id in awake.sorted() {
            guard let capacity = campaigns[id]?.capacity else { continue }
            try capacity.assumeIsolated { try $0.save(context.tables) }
        }
        try metrics.save(context.tables)
    }

    /// Ends a turn that was committed: puts the longest idle campaigns to sleep.
    func settle() {
        awake.removeAll(keepingCapacity: true)
        metrics.settle()
        turns += 1
        guard campaigns.count > bound else { return }
        let oldest = campaigns.sorted { $0.value.lastUsed < $1.value.lastUsed }
        for (id, _) in oldest.prefix(campaigns.count - bound * 3 / 4) { campaigns[id] = nil }
    }

    /// Ends a turn that failed: nobody is awake any more.
    func forget() {
        campaigns.removeAll()
        billing.removeAll()
        awake.removeAll()
        catalog = ProgramCatalog(executor: executor)
        quotas = QuotaBook()
        metrics = MetricsBook()
        alerts = AlertBook()
    }
}
