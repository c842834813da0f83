/// Moments and lengths of time as sentences about alerts say them.
struct LocalTimeText {
    let zone: ZoneTable

    /// A moment of the company's clock, in whole minutes rounded up: `14:00`, with the date where
    /// it is another day than `day` is.
    func moment(_ moment: Instant, seenFrom day: Instant? = nil) -> String {
        let whole = Self.ceiling(moment)
        let minute = zone.localMinute(at: whole)
        let clock = "\(Self.twoDigits(minute / 60)):\(Self.twoDigits(minute % 60))"
        let date = zone.localDate(at: whole)
        if let day, zone.localDate(at: day) == date { return clock }
        return "\(date.iso) \(clock)"
    }

    /// A length of time, rounded down: `50 min`, `3 h`, `3 h 20 min`, `2 days`.
    static func length(from start: Instant, to end: Instant) -> String {
        let minutes = max(0, end.milliseconds(since: start)) / Instant.millisecondsPerMinute
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 { return "\(minutes) min" }
        if hours >= 48 { return "\(hours / 24) days" }
        return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }

    private static func ceiling(_ moment: Instant) -> Instant {
        let over = moment.ms % Instant.millisecondsPerMinute
        return over > 0
            ? moment.adding(milliseconds: Instant.millisecondsPerMinute - over) : moment
    }

    private static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
