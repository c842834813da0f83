/// What is left of a clock rule whose guards failed.
///
/// Source: domain §4.4.
package struct ClockRetry: Hashable, Sendable {
    /// The attempts that failed, 1 or more.
    package let attempts: Int64
    /// When it is tried again; nil when it is not.
    package let nextAt: Instant?

    /// The state after so many failed attempts.
    package init(attempts: Int64, nextAt: Instant?) {
        self.attempts = attempts
        self.nextAt = nextAt
    }

    /// The state after one more failed attempt at a moment.
    ///
    /// Opening and starting are not tried on a date after the end.
    package static func after(
        _ earlier: Self?,
        rule: ClockRule,
        at clock: Instant,
        endDate: CivilDate?,
        in zone: ZoneTable
    ) -> Self {
        let next = zone.nextLocalMidnight(after: clock)
        let isOver = endDate.map { zone.localDate(at: next) > $0 } ?? true
        return Self(
            attempts: Arithmetic.saturatingSum(earlier?.attempts ?? 0, 1),
            nextAt: rule.stopsAfterEnd && isOver ? nil : next
        )
    }
}
