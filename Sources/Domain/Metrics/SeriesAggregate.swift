/// What is shown of several snapshots of one period.
///
/// Source: domain §17.
package enum SeriesAggregate: String, CaseIterable, Sendable {
    /// All values added up.
    case sum
    /// Their mean, rounded half away from zero.
    case avg
    /// The smallest.
    case min
    /// The largest.
    case max
    /// The last one.
    case last

    /// The value of a period; nil without any value, or when a sum does not fit.
    package func value(of values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        switch self {
        case .sum: return SeatRating.total(values)
        case .avg:
            return SeatRating.total(values)
                .flatMap { Arithmetic.roundHalfAway($0, over: Int64(values.count)) }
        case .min: return values.min()
        case .max: return values.max()
        case .last: return values.last
        }
    }
}
