/// The day that a moment counts in.
extension ZoneTable {
    /// The last day whose local midnight is not after a moment.
    ///
    /// Normally the local date. Where a change of offset brings an evening twice, tomorrow has
    /// begun before the second one, and a period that has started does not go back.
    package func dayBegun(at moment: Instant) -> CivilDate {
        let date = localDate(at: moment)
        let next = date.adding(days: 1)
        return localMidnight(of: next) <= moment ? next : date
    }
}
