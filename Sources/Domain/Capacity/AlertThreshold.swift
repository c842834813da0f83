/// The levels of use at which people are told, in percent of the limit.
///
/// Source: domain §8.1.
package enum AlertThreshold: Int64, CaseIterable, Comparable, Sendable {
    /// Four fifths used: a chance to sell more.
    case eighty = 80
    /// Nearly full.
    case ninety = 90
    /// Full.
    case hundred = 100
    /// Over what may be overbooked.
    case hundredTen = 110

    /// The lower level comes first.
    package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }

    /// How bad it is.
    package var severity: AlertSeverity {
        switch self {
        case .eighty: .info
        case .ninety: .warning
        case .hundred: .error
        case .hundredTen: .critical
        }
    }

    /// The kinds of contacts that are told.
    package var recipients: [ContactKind] {
        switch self {
        case .eighty: [.sales]
        case .ninety: [.companyAdmin]
        case .hundred, .hundredTen: [.companyAdmin, .customerSuccess]
        }
    }

    /// What the alert is for.
    package var intent: AlertIntent {
        switch self {
        case .eighty: .upsellOpportunity
        case .ninety: .expansionRecommended
        case .hundred: .atCapacity
        case .hundredTen: .blockAndEscalate
        }
    }

    /// How urgent it is.
    package var priority: AlertPriority {
        switch self {
        case .eighty: .low
        case .ninety: .normal
        case .hundred: .high
        case .hundredTen: .critical
        }
    }

    /// Milliseconds that must lie between two sent alerts of this level in one campaign.
    package var windowMilliseconds: Int64 {
        let hours: Int64 =
            switch self {
            case .eighty: 24
            case .ninety: 12
            case .hundred: 6
            case .hundredTen: 1
            }
        return hours * Instant.millisecondsPerHour
    }

    /// Whether use alone reaches the level; any use reaches every level of a limit of 0.
    ///
    /// Source: domain §8.2.
    package func isReached(used: Int64, limit: Int64) -> Bool {
        limit > 0 ? Int128(used) * 100 >= Int128(limit) * Int128(rawValue) : used > 0
    }

    /// The largest use at which the level may fire again: 5 points below it, and for the highest
    /// one also 5 points of the limit, and at least one unit, below the cap; below 0 when no use
    /// is small enough.
    ///
    /// Source: domain §8.2.
    package func rearmedUpTo(limit: Int64, cap: Int64) -> Int64 {
        let lower = UseBound.floorOfPercent(rawValue - 5, of: limit)
        switch self {
        case .eighty, .ninety, .hundred: return lower
        case .hundredTen:
            let distance = max(1, UseBound.ceilingOfPercent(5, of: limit))
            return min(lower, Arithmetic.saturatingSum(cap, -distance))
        }
    }

    /// Whether the level can be muted; what blocks enrollment cannot.
    package var isMutable: Bool {
        switch self {
        case .eighty, .ninety, .hundred: true
        case .hundredTen: false
        }
    }
}
