/// How time series sum up the values of a step.
extension ValueSeries {
    /// What becomes of the values within one step of a time series.
    ///
    /// Source: domain §17.
    package enum Aggregate: String, CaseIterable, Sendable {
        /// Their sum.
        case sum
        /// Their mean, rounded half away from zero.
        case avg
        /// The smallest.
        case min
        /// The largest.
        case max
        /// The one known last.
        case last

        /// One value for those of a step in their order; nil for none.
        ///
        /// Throws when a sum does not fit 64 bit.
        package func value(of values: [Int64]) throws(MoneyFault) -> Int64? {
            switch self {
            case .sum:
                guard !values.isEmpty else { return nil }
                return try Quotient.rounded(Self.total(values), over: 1)
            case .avg: return try Quotient.rounded(Self.total(values), over: Int128(values.count))
            case .min: return values.min()
            case .max: return values.max()
            case .last: return values.last
            }
        }

        private static func total(_ values: [Int64]) -> Int128 {
            values.reduce(0) { $0 + Int128($1) }
        }
    }
}
