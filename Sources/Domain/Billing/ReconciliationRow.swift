/// One comparison of what the ledger, the counters and the statements say.
///
/// Source: domain §11.5.
package struct ReconciliationRow: Hashable, Sendable {
    /// What is compared.
    package enum Unit: String, CaseIterable, Sendable {
        /// Active volunteers.
        case volunteers
        /// Thousandths of a credit used.
        case milliCredits = "mc"
        /// Learners served.
        case learners
        /// Sessions held.
        case sessions
        /// Committed seats over billable days.
        case seatDays = "seat-days"
    }

    /// What is compared.
    package let unit: Unit
    /// What the ledger adds up to; nil for what it does not hold.
    package let ledger: Int64?
    /// What the counter says.
    package let counter: Int64
    /// What the statements add up to; nil for what they do not hold.
    package let rated: Int64?

    /// A row.
    package init(unit: Unit, ledger: Int64?, counter: Int64, rated: Int64?) {
        self.unit = unit
        self.ledger = ledger
        self.counter = counter
        self.rated = rated
    }

    /// Whether all that is known agrees, without any tolerance.
    package var isMatched: Bool { (ledger ?? counter) == counter && (rated ?? counter) == counter }
}
