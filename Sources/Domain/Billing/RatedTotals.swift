/// What the statements of a campaign add up to in the units that are compared.
///
/// Sums beyond 64 bit stay at the end of the range, where they match nothing real. Source: domain
/// §11.5.
package struct RatedTotals: Hashable, Sendable {
    /// Thousandths of a credit used.
    package private(set) var creditsMc: Int64
    /// Learners served.
    package private(set) var learners: Int64
    /// Sessions held.
    package private(set) var sessions: Int64
    /// Committed seats over billable days.
    package private(set) var seatDays: Int64

    /// The totals of statements that were added up before; 0 of none.
    package init(
        creditsMc: Int64 = 0,
        learners: Int64 = 0,
        sessions: Int64 = 0,
        seatDays: Int64 = 0
    ) {
        self.creditsMc = creditsMc
        self.learners = learners
        self.sessions = sessions
        self.seatDays = seatDays
    }

    /// Adds the statement of a further month.
    package mutating func add(_ statement: Statement) {
        creditsMc = Arithmetic.saturatingSum(
            creditsMc,
            statement.quantity(of: .creditsConsumed)
        )
        learners = Arithmetic.saturatingSum(learners, statement.quantity(of: .learnerServed))
        sessions = Arithmetic.saturatingSum(sessions, statement.quantity(of: .session))
        seatDays = Arithmetic.saturatingSum(seatDays, statement.seatDays)
    }
}
