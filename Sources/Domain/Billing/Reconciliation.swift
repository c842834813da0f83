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
    ///
    /// Sums beyond 64 bit stay at the end of the range, where they match nothing real.
    package init(
        ledger: [LedgerSum],
        counters: ReconciliationCounters,
        statements: [Statement]
    ) {
        func sum(_ type: LedgerType) -> Int64 {
            ledger.reduce(0) { sum, part in
                part.type == type ? Arithmetic.saturatingSum(sum, part.quantity) : sum
            }
        }
        func rated(_ value: (Statement) -> Int64) -> Int64 {
            statements.reduce(0) { Arithmetic.saturatingSum($0, value($1)) }
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
                rated: rated { $0.quantity(of: .creditsConsumed) }
            ),
            ReconciliationRow(
                unit: .learners,
                ledger: sum(.learnerServed),
                counter: counters.served,
                rated: rated { $0.quantity(of: .learnerServed) }
            ),
            ReconciliationRow(
                unit: .sessions,
                ledger: sum(.session),
                counter: counters.sessions,
                rated: rated { $0.quantity(of: .session) }
            ),
            ReconciliationRow(
                unit: .seatDays,
                ledger: nil,
                counter: counters.seatDays,
                rated: rated(\.seatDays)
            ),
        ]
    }

    /// Whether every row agrees.
    package var status: Status { rows.allSatisfy(\.isMatched) ? .matched : .mismatched }
}
