import Domain
import Storage

/// The counters of one campaign while it is awake: those of the whole, of its cohorts, and of the
/// local date on which its use changed last.
///
/// Belongs to `MetricsBook`; what it holds is written when the turn ends, or before tables are
/// read.
final class CampaignTally {
    /// The campaign.
    let campaign: String
    /// What is remembered beside the counters.
    var head: CampaignMetricsRow { didSet { isHeadDirty = true } }
    private var rollups: [String: Rollup]
    private var dirty: Set<String> = []
    private var isHeadDirty = false
    private var use: MetricDayTable.Use?
    private var isUseDirty = false
    /// What changed on single dates since the last write.
    private var days: [CivilDate: DayCounts] = [:]

    init(
        head: CampaignMetricsRow,
        rollups: [String: Rollup],
        use: MetricDayTable.Use?
    ) {
        campaign = head.campaign
        self.head = head
        self.rollups = rollups
        self.use = use
    }

    /// The counters of the whole campaign.
    var whole: Rollup { rollups[RollupTable.whole] ?? Rollup() }

    /// Adds to a counter of the whole campaign and of a cohort, if there is one.
    func add(_ amount: Int64, to counter: RollupCounter, in instance: String?) {
        guard amount != 0 else { return }
        add(amount, counter, RollupTable.whole)
        if let instance { add(amount, counter, instance) }
    }

    /// Adds to a counter of one place only.
    func add(_ amount: Int64, _ counter: RollupCounter, _ place: String) {
        guard amount != 0 else { return }
        rollups[place, default: Rollup()].add(amount, to: counter)
        dirty.insert(place)
    }

    /// Counts on a local date, or takes back what was counted.
    func add(_ amount: Int64, to counter: DayCounter, on day: CivilDate) {
        days[day, default: DayCounts()].add(amount, to: counter)
    }

    /// Counts all of a fact on a local date, or takes it back.
    func add(_ counts: DayCounts, times sign: Int64, on day: CivilDate) {
        for counter in DayCounter.allCases where counts[counter] != 0 {
            add(sign * counts[counter], to: counter, on: day)
        }
    }

    /// Notes U and L of a local date; a clock that falls back to the day before stays on the later
    /// one.
    func note(
        _ day: CivilDate,
        before: Int64,
        used: Int64,
        limit: Int64,
        _ tables: NodeTables
    ) throws {
        if let current = use, current.day >= day {
            use?.peak = max(current.peak, used)
            use?.used = used
            use?.limit = limit
        } else {
            try saveUse(tables)
            use = MetricDayTable.Use(
                day: day,
                peak: max(before, used),
                used: used,
                limit: limit
            )
        }
        isUseDirty = true
    }

    /// Writes what changed.
    func save(_ tables: NodeTables) throws {
        for place in dirty {
            try tables.metrics.rollups.save(
                rollups[place] ?? Rollup(),
                campaign: campaign,
                instance: place
            )
        }
        dirty.removeAll(keepingCapacity: true)
        if isHeadDirty { try tables.metrics.rollups.save(head) }
        isHeadDirty = false
        try saveUse(tables)
        // Counts that came and went are written too: over two turns they would be.
        for day in days.keys {
            try tables.metrics.dayCounts.add(
                days[day] ?? DayCounts(),
                campaign: campaign,
                day: day
            )
        }
        days.removeAll(keepingCapacity: true)
    }

    private func saveUse(_ tables: NodeTables) throws {
        guard isUseDirty, let use else { return }
        try tables.metrics.days.save(use, campaign: campaign)
        isUseDirty = false
    }
}
