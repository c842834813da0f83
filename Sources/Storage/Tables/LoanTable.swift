package import Domain

/// The units that campaigns of one bundle lent each other, in the order they were lent.
///
/// Source: domain §7.7.
package final class LoanTable {
    private let insertRow: SQLStatement
    private let removeRow: SQLStatement
    private let ofSubscription: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(connection, "INSERT INTO loans VALUES (?, ?, ?, ?)")
        removeRow = try SQLStatement(
            connection,
            "DELETE FROM loans WHERE subscription = ? AND number = ?"
        )
        ofSubscription = try SQLStatement(
            connection,
            "SELECT number, lender, borrower FROM loans WHERE subscription = ? ORDER BY number"
        )
    }

    /// Adds a loan of one unit.
    package func insert(_ loan: Loan, subscription: String) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(subscription)
            binder.add(loan.number)
            binder.add(loan.lender)
            binder.add(loan.borrower)
        }
    }

    /// Takes a loan away that was given back.
    package func remove(_ loan: Loan, subscription: String) throws(StorageFault) {
        try removeRow.run { binder in
            binder.add(subscription)
            binder.add(loan.number)
        }
    }

    /// The loans of a subscription, oldest first.
    package func find(subscription: String) throws(StorageFault) -> [Loan] {
        try ofSubscription.all(
            { $0.add(subscription) },
            { Loan(number: $0.int(), lender: $0.text(), borrower: $0.text()) }
        )
    }
}
