/// The steps of time series.
extension ValueSeries {
    /// The steps of a time series, in the company's local time.
    ///
    /// Source: domain §17.
    package enum Interval: String, CaseIterable, Sendable {
        /// Hours of the local clock.
        case hour
        /// Dates.
        case day
        /// ISO weeks, from Monday.
        case week
        /// Months of the calendar.
        case month

        /// How many steps dates are cut into at most, a lost hour counted.
        func count(in dates: CivilRange) -> Int64 {
            switch self {
            case .hour: Arithmetic.saturatingProduct(dates.dayCount, 24)
            case .day: dates.dayCount
            case .week: dates.last.monday.days(since: dates.first.monday) / 7 + 1
            case .month: dates.monthCount
            }
        }

        /// The moments at which steps begin within some dates, ascending and each once.
        ///
        /// The first is the beginning of the first date, in the middle of a week or month too. An
        /// hour that a change of offset leaves out begins with the next one and so is none.
        func starts(in dates: CivilRange, zone: ZoneTable) -> [Instant] {
            var starts: [Instant] = []
            var date = dates.first
            while date <= dates.last {
                for hour in 0..<(self == .hour ? 24 : 1) {
                    let start = zone.localInstant(of: date, hour: Int64(hour))
                    if starts.last.map({ $0 < start }) ?? true { starts.append(start) }
                }
                let next = next(after: date)
                guard next > date else { break }
                date = next
            }
            return starts
        }

        private func next(after date: CivilDate) -> CivilDate {
            switch self {
            case .hour, .day: date.adding(days: 1)
            case .week: date.monday.adding(days: 7)
            case .month: date.month.next.firstDay
            }
        }
    }
}
