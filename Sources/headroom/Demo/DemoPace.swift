import Domain

/// Spreads things over the working hours of the days between two dates, evenly and in order.
enum DemoPace {
    /// From 7 to 15 o'clock in Greenwich it is day in all companies' zones.
    private static let (firstHour, minutesOfDay): (Int64, Int64) = (7, 480)

    /// So many moments from the morning of one day to the afternoon of another.
    static func moments(
        _ count: Int,
        from first: DemoDay,
        through last: DemoDay
    ) -> [Instant] {
        let days = first.workingDays(through: last)
        precondition(!days.isEmpty, "a span of the demo data has no working day")
        let minutes = Int64(days.count) * minutesOfDay
        return (0..<Int64(count)).map { number in
            // The middle of the person's part of the span.
            let minute = (2 * number + 1) * minutes / (2 * Int64(count))
            let day = days[Int(minute / minutesOfDay)]
            return day.at(firstHour, minute % minutesOfDay)
        }
    }
}
