/// How warm a signal is.
///
/// Source: domain §10.2.
package enum UpsellSegment: String, CaseIterable, Sendable {
    /// From 80 on.
    case hot
    /// From 60 on.
    case warm
    /// From 40 on.
    case watch
    /// Below.
    case nurture

    /// The lowest composite of the segment.
    package var bound: Int64 {
        switch self {
        case .hot: 80
        case .warm: 60
        case .watch: 40
        case .nurture: 0
        }
    }

    /// The segment of a composite, given that of the open signal if there is one.
    ///
    /// It rises as soon as a bound is reached and falls below a bound only by more than 5 points,
    /// so that a score that wavers around a bound does not make the segment waver.
    package static func of(composite: Int64, current: Self?) -> Self {
        let plain = allCases.first { composite >= $0.bound } ?? .nurture
        guard let current, current.bound > plain.bound else { return plain }
        let held = allCases.first { $0.bound <= current.bound && composite >= $0.bound - 5 }
        return held ?? .nurture
    }
}
