/// A threshold that people set for one campaign beside the four of domain §8.1.
///
/// It works in the unit of the pricing model: seats, volunteers, learners or thousandths of a
/// credit. Source: the article on alerts.
package struct CustomThreshold: Hashable, Sendable {
    /// Its name in the campaign.
    package let key: String
    /// What its value is compared with.
    package let kind: Kind
    /// The value: percent 1–200, absolute 1 or more, remaining 0 or more.
    package let value: Int64
    /// How bad it is.
    package let severity: AlertSeverity
    /// Who is told.
    package let recipients: [ContactKind]
    /// Minutes that must lie between two sent alerts, 1–43200.
    package let windowMinutes: Int64

    /// A threshold; nothing in it is checked.
    package init(
        key: String,
        kind: Kind,
        value: Int64,
        severity: AlertSeverity,
        recipients: [ContactKind],
        windowMinutes: Int64
    ) {
        self.key = key
        self.kind = kind
        self.value = value
        self.severity = severity
        self.recipients = recipients
        self.windowMinutes = windowMinutes
    }

    /// What a threshold compares.
    package enum Kind: String, CaseIterable, Sendable {
        /// Use in percent of the limit.
        case percent
        /// Use itself.
        case absolute
        /// What is left up to the limit.
        case remaining
    }

    /// Whether another threshold is crossed and armed again exactly where this one is.
    package func isSameLine(as other: Self) -> Bool { kind == other.kind && value == other.value }

    /// Whether it can be muted and is left alone in quiet hours: what is critical is not.
    package var isMutable: Bool { severity != .critical }

    /// How urgently it is delivered.
    package var priority: AlertPriority {
        switch severity {
        case .info: .low
        case .warning: .normal
        case .error: .high
        case .critical: .critical
        }
    }

    /// Milliseconds that must lie between two sent alerts.
    package var windowMilliseconds: Int64 {
        Arithmetic.saturatingProduct(windowMinutes, Instant.millisecondsPerMinute)
    }

    /// The smallest use that crosses it under a limit; with a limit of 0 any use does.
    ///
    /// An absolute one does not care for the limit.
    package func crossedFrom(limit: Int64) -> Int64 {
        if kind == .absolute { return value }
        guard limit > 0 else { return 1 }
        return switch kind {
        case .percent: UseBound.ceilingOfPercent(value, of: limit)
        case .absolute: value
        case .remaining: max(0, limit - value)
        }
    }

    /// The largest use at which it is armed again under a limit; nil when no use is small enough.
    ///
    /// The distance is 5 points for percent, and 5 % of the value or of the limit, at least one
    /// unit, for the others.
    package func rearmedUpTo(limit: Int64) -> Int64? {
        if kind == .absolute { return value - max(1, value / 20) }
        guard limit > 0 else { return 0 }
        switch kind {
        case .percent: return UseBound.floorOfPercent(max(0, value - 5), of: limit)
        case .absolute: return value - max(1, value / 20)
        case .remaining:
            let bound = limit - value - max(1, limit / 20)
            return bound < 0 ? nil : bound
        }
    }
}
