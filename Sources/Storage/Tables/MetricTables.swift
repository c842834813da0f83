/// The tables of metrics with the desk that reads them together.
package final class MetricTables {
    /// Counters of campaigns and cohorts.
    package let rollups: RollupTable
    /// What people did.
    package let people: PersonMetricsTable
    /// Where learners stand.
    package let outcomes: OutcomeTable
    /// What is kept of single dates.
    package let days: MetricDayTable
    /// Snapshots, and what guarantees came to.
    package let snapshots: SnapshotTable
    /// What campaigns were charged to date.
    package let charges: ChargeDesk
    /// The figures of a campaign.
    package let desk: MetricsDesk

    init(_ connection: OpaquePointer, rating: RatingDesk) throws(StorageFault) {
        rollups = try RollupTable(connection)
        people = try PersonMetricsTable(connection)
        outcomes = try OutcomeTable(connection)
        days = try MetricDayTable(connection)
        snapshots = try SnapshotTable(connection)
        charges = try ChargeDesk(connection, rating: rating)
        desk = try MetricsDesk(
            connection,
            rollups: rollups,
            people: people,
            outcomes: outcomes,
            days: days,
            charges: charges
        )
    }
}
