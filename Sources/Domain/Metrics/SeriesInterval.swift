/// The periods of a time series.
///
/// Source: domain §17.
package enum SeriesInterval: String, CaseIterable, Sendable {
    /// Local hours.
    case hour
    /// Local dates.
    case day
    /// ISO weeks.
    case week
    /// Months.
    case month

    /// The first date of the period of a date; of hours the date itself.
    package func start(of date: CivilDate) -> CivilDate {
        switch self {
        case .hour, .day: date
        case .week: date.monday
        case .month: date.month.firstDay
        }
    }

    /// The first date of the period after the one that starts on a date.
    package func next(after start: CivilDate) -> CivilDate {
        switch self {
        case .hour, .day: start.adding(days: 1)
        case .week: start.adding(days: 7)
        case .month: start.month.next.firstDay
        }
    }
}
