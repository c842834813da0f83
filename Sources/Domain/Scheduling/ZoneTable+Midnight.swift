/// The beginnings of days as a chain of moments.
extension ZoneTable {
    /// The first local midnight of a date that lies after a moment.
    ///
    /// Normally that of tomorrow. Where a change of offset brings an evening twice, tomorrow may
    /// have begun before the second evening; then it is the next one, so that something tried
    /// daily is never tried again at once.
    package func nextLocalMidnight(after moment: Instant) -> Instant {
        var date = localDate(at: moment).adding(days: 1)
        var midnight = localMidnight(of: date)
        while midnight <= moment, date < Self.lastDate {
            date = date.adding(days: 1)
            midnight = localMidnight(of: date)
        }
        return midnight
    }

    private static let lastDate = CivilDate(dayNumber: .max)
}
