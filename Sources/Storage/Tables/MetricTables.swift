/// The tables of metrics with the desk that reads them together.
package final class MetricTables {
    /// Counters of campaigns and cohorts.
    package let rollups: RollupTable
    /// What people did.
    package let people: PersonMetricsTable
    /// Where learners stand.
    package let outcomes: OutcomeTable
    /// The use of single dates.
    package let days: MetricDayTable
    /// What is counted of single dates.
    package let dayCounts: DayCountTable
    /// Counts single dates anew.
    package let dayRecount: DayRecount
    /// The daily forecasts.
    package let forecasts: ForecastTable
    /// Snapshots, and what guarantees came to.
    package let snapshots: SnapshotTable
    /// What campaigns were charged to date.
    package let charges: ChargeDesk
    /// The figures of a campaign.
    package let desk: MetricsDesk
    /// Credits by local date.
    package let creditDays: CreditDayTable
    /// What sales was told of contracts.
    package let pricingSignals: PricingSignalTable
    /// What contracts cost, how they are used and what should be done about them.
    package let insights: InsightDesk

    init(_ connection: OpaquePointer, rating: RatingDesk) throws(StorageFault) {
        rollups = try RollupTable(connection)
        people = try PersonMetricsTable(connection)
        outcomes = try OutcomeTable(connection)
        days = try MetricDayTable(connection)
        dayCounts = try DayCountTable(connection)
        dayRecount = try DayRecount(connection)
        forecasts = try ForecastTable(connection)
        snapshots = try SnapshotTable(connection)
        charges = try ChargeDesk(connection, rating: rating)
        desk = try MetricsDesk(
            connection,
            rollups: rollups,
            people: people,
            outcomes: outcomes,
            days: days,
            dayCounts: dayCounts,
            charges: charges
        )
        creditDays = try CreditDayTable(connection)
        pricingSignals = try PricingSignalTable(connection)
        insights = try InsightDesk(
            connection,
            days: days,
            creditDays: creditDays,
            charges: charges,
            metrics: desk,
            snapshots: snapshots
        )
    }
}
