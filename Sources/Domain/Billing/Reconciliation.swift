/// The comparison of a campaign's ledger, counters and statements.
///
/// Source: domain §11.5.
package struct Reconciliation: Hashable, Sendable {
    /// Whether everything agrees.
    package enum Status: String, CaseIterable, Sendable {
        /// It does, without any tolerance.
        case matched
        /// Something does not; the campaign cannot be closed without force.
        case mismatched
    }

    /// The comparisons in the order of the table.
    package let rows: [ReconciliationRow]

    /// A comparison of its rows, stored ones too.
    package init(rows: [ReconciliationRow]) { self.rows = rows }

    /// Compares the sums of all months, the counters and the statements of all months to date.
    package init(
        ledger: [LedgerSum],
        counters: ReconciliationCounters,
        statements: [Statement]
    ) {
        var rated = RatedTotals()
        for statement in statements { rated.add(statement) }
        self.init(ledger: ledger, counters: counters, rated: rated)
    }

    /// Compares the sums of all months, the counters and what the statements add up to.
    ///
    /// Sums beyond 64 bit stay at the end of the range, where they match nothing real.
    package init(
        ledger: [LedgerSum],
        counters: ReconciliationCounters,
        rated: RatedTotals
    ) {
        func sum(_ type: LedgerType) -> Int64 {
            ledger.reduce(0) { sum, part in
                part.type == type ? Arithmetic.saturatingSum(sum, part.quantity) : sum
            }
        }
        let active = Arithmetic.saturatingSum(sum(.seatAssigned), -sum(.seatReleased))
        rows = [
            ReconciliationRow(
                unit: .volunteers,
                ledger: active,
                counter: counters.volunteers,
                rated: nil
            ),
            ReconciliationRow(
                unit: .milliCredits,
                ledger: sum(.creditsConsumed),
                counter: counters.creditsMc,
                rated: rated.creditsMc
            ),
            ReconciliationRow(
                unit: .learners,
                ledger: sum(.learnerServed),
                counter: counters.served,
                rated: rated.learners
            ),
            ReconciliationRow(
                unit: .sessions,
                ledger: sum(.session),
                counter: counters.sessions,
                rated: rated.sessions
            ),
            ReconciliationRow(
                unit: .seatDays,
                ledger: nil,
                counter: counters.seatDays,
                rated: rated.seatDays
            ),
        ]
    }

    /// Whether every row agrees.
    package var status: Status { rows.allSatisfy(\.isMatched) ? .matched : .mismatched }
}
