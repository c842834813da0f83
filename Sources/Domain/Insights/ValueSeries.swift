/// Values over time, one per step.
///
/// Source: domain §17.
package struct ValueSeries: Hashable, Sendable {
    /// A value that was taken at a moment, or found missing.
    package struct Point: Hashable, Sendable {
        /// The moment.
        package let at: Instant
        /// The value; nil while it was unknown.
        package let value: Int64?

        /// A value of a snapshot.
        package init(at: Instant, value: Int64?) {
            self.at = at
            self.value = value
        }
    }

    /// One step.
    package struct Step: Hashable, Sendable {
        /// Its first moment.
        package let from: Instant
        /// The first moment after it.
        package let until: Instant
        /// The aggregate of its values; nil, never 0, when none is known.
        package let value: Int64?
    }

    /// The steps in the order of time, without gaps.
    package let steps: [Step]

    /// The most steps that a series has; hours of more than a year are too many.
    package static let maximumSteps: Int64 = 10_000

    /// Aggregates points in any order over the steps of some dates; points outside do not count.
    ///
    /// Missing values are left out of every aggregate, `last` too. Of values at one moment the one
    /// given last is the last. Throws when there would be more than 10000 steps or a sum does not
    /// fit 64 bit.
    package init(
        _ points: [Point],
        dates: CivilRange,
        interval: Interval,
        aggregate: Aggregate,
        zone: ZoneTable
    ) throws(MoneyFault) {
        guard interval.count(in: dates) <= Self.maximumSteps else { throw .outOfRange }
        let starts = interval.starts(in: dates, zone: zone)
        let end = zone.localMidnight(of: dates.last.adding(days: 1))
        let known = points.enumerated().sorted { first, second in
            let moments = (first.element.at, second.element.at)
            return moments.0 == moments.1 ? first.offset < second.offset : moments.0 < moments.1
        }
        var rest = known.drop { point in starts.first.map { point.element.at < $0 } ?? true }
        var steps: [Step] = []
        for (index, from) in starts.enumerated() {
            let until = index + 1 < starts.count ? starts[index + 1] : end
            let within = rest.prefix { $0.element.at < until }
            rest = rest.dropFirst(within.count)
            let values = within.compactMap(\.element.value)
            steps.append(
                Step(from: from, until: until, value: try aggregate.value(of: values))
            )
        }
        self.steps = steps
    }
}
