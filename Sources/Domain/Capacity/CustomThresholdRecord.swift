/// One alert of a custom threshold: it was crossed, and what became of it.
///
/// Source: the article on alerts.
package struct CustomThresholdRecord: Hashable, Sendable {
    /// The threshold that was crossed.
    package let threshold: CustomThreshold
    /// What made it be crossed: use, or a change of the limit.
    package let cause: AlertCause
    /// What keeps it back; nil when it was sent.
    package let hold: AlertHold?
    /// U when it was crossed.
    package let used: Int64
    /// L when it was crossed.
    package let limit: Int64
    /// C when it was crossed.
    package let cap: Int64
    /// The alerts of the threshold kept back before this one; 0 unless it was sent.
    package let suppressedBefore: Int64

    /// What became of the alert.
    package var status: AlertStatus { hold == nil ? .sent : .suppressed }

    /// Use in basis points of the limit, rounded down; nil for a limit of 0.
    package var utilizationBp: Int64? { Room.utilizationBp(used: used, limit: limit) }
}
