package import Domain

/// A metric of a campaign over time, as its snapshots tell it.
///
/// Source: domain §17.
package struct MetricSeries: Sendable, Hashable {
    /// What is asked.
    package struct Question: Sendable, Hashable {
        /// The campaign.
        package let campaign: String
        /// One of its cohorts; nil for the whole campaign.
        package let instance: String?
        /// The metric.
        package let metric: Metric
        /// The periods.
        package let interval: SeriesInterval
        /// What is shown of several snapshots of a period.
        package let aggregate: SeriesAggregate
        /// The first date; nil for that of the first snapshot.
        package let from: CivilDate?
        /// The last date; nil for that of the last snapshot.
        package let through: CivilDate?

        /// A question.
        package init(
            campaign: String,
            instance: String? = nil,
            metric: Metric,
            interval: SeriesInterval = .day,
            aggregate: SeriesAggregate = .last,
            from: CivilDate? = nil,
            through: CivilDate? = nil
        ) {
            self.campaign = campaign
            self.instance = instance
            self.metric = metric
            self.interval = interval
            self.aggregate = aggregate
            self.from = from
            self.through = through
        }
    }

    /// One period.
    package struct Point: Sendable, Hashable {
        /// Its first date.
        package let start: CivilDate
        /// Its hour of the local clock, where periods are hours.
        package let hour: Int64?
        /// The value; nil when no snapshot of the period tells one, which is not 0.
        package let value: Int64?

        /// The period as people write it: `2026-03-01`, of an hour `2026-03-01T06`.
        package var label: String {
            guard let hour else { return start.iso }
            return "\(start.iso)T\(hour < 10 ? "0" : "")\(hour)"
        }
    }

    /// The periods in order, without gaps.
    package let points: [Point]

    /// The longest series that is made.
    package static let limit = 20_000

    init(
        _ question: Question,
        _ rows: [(day: CivilDate, hour: Int64, values: MetricValues)]
    ) {
        let isHourly = question.interval == .hour
        var found: [Point.Key: [Int64]] = [:]
        for row in rows {
            let key = Point.Key(
                start: question.interval.start(of: row.day),
                hour: isHourly ? row.hour : nil
            )
            if let value = row.values[question.metric] { found[key, default: []].append(value) }
        }
        guard let first = question.from ?? rows.first?.day,
            let last = question.through ?? rows.last?.day
        else {
            points = []
            return
        }
        var points: [Point] = []
        var start = question.interval.start(of: first)
        while start <= last, points.count < Self.limit {
            for hour in isHourly ? (0..<24).map({ Int64?($0) }) : [nil] {
                let values = found[Point.Key(start: start, hour: hour)] ?? []
                points.append(
                    Point(
                        start: start,
                        hour: hour,
                        value: question.aggregate.value(of: values)
                    )
                )
            }
            start = question.interval.next(after: start)
        }
        self.points = points
    }
}

extension MetricSeries.Point {
    /// What tells a period from others.
    fileprivate struct Key: Hashable {
        let start: CivilDate
        let hour: Int64?
    }
}
