import Contracts
import Domain
import Storage

/// Keeps the counters of all campaigns as records change what they count.
///
/// Belongs to the engine. A record touches only what it changes: the counters of its campaign and
/// cohort in memory, and the rows of the people it names. When a turn fails everything held is
/// dropped. Source: domain §12.1.
final class MetricsBook {
    /// How many campaigns are held at most between turns.
    private static let bound = 4096

    private var tallies: [String: CampaignTally] = [:]
    private var touched: [String: CampaignTally] = [:]
    private var zones: [String: ZoneTable] = [:]

    /// The counters of a campaign.
    func tally(_ campaign: String, _ context: FoldContext) throws -> CampaignTally {
        if let known = touched[campaign] { return known }
        if let known = tallies[campaign] {
            touched[campaign] = known
            return known
        }
        let tables = context.tables.metrics
        let tally = CampaignTally(
            head: try tables.rollups.head(campaign: campaign)
                ?? CampaignMetricsRow(campaign: campaign),
            rollups: try tables.rollups.find(campaign: campaign),
            use: try tables.days.use(
                campaign: campaign,
                through: CivilDate(dayNumber: Self.farthestDay)
            )
        )
        tallies[campaign] = tally
        touched[campaign] = tally
        return tally
    }

    /// The zone table of a company, kept until `forgetZone`.
    func zone(of company: String, _ tables: NodeTables) throws -> ZoneTable? {
        if let known = zones[company] { return known }
        let found = try tables.companies.find(company)?.zoneTable
        zones[company] = found
        return found
    }

    /// The zone table of a company has changed: counts the dates of its campaigns anew.
    func moveDates(of company: String, _ context: FoldContext) throws {
        let tables = context.tables
        zones[company] = nil
        guard let zone = try zone(of: company, tables) else { return }
        for campaign in try tables.campaigns.ids(company: company) {
            try save(campaign, tables)
            try tables.metrics.dayCounts.replace(
                try tables.metrics.dayRecount.days(campaign: campaign, in: zone),
                campaign: campaign
            )
        }
    }

    /// Writes what the turn changed; to be called again is harmless.
    func save(_ tables: NodeTables) throws {
        for campaign in touched.keys.sorted() { try touched[campaign]?.save(tables) }
    }

    /// Writes what is held of one campaign, so that tables can be read.
    func save(_ campaign: String, _ tables: NodeTables) throws {
        try touched[campaign]?.save(tables)
    }

    /// Ends a turn that was committed.
    func settle() {
        touched.removeAll(keepingCapacity: true)
        if tallies.count > Self.bound { tallies.removeAll() }
        if zones.count > Self.bound { zones.removeAll() }
    }

    /// The last date that a text can have.
    private static let farthestDay: Int64 = 2_932_896
}
