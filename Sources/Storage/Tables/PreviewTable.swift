package import Domain

/// What open months came to when that was told last.
///
/// Source: "Billing's contract", previews.
package final class PreviewTable {
    private let replaceRow: SQLStatement
    private let byInvoice: SQLStatement
    private let ofMonth: SQLStatement
    private let removeMonth: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO invoice_previews VALUES (?, ?, ?, ?, ?, ?)"
        )
        byInvoice = try SQLStatement(
            connection,
            "SELECT total FROM invoice_previews WHERE invoice = ?"
        )
        ofMonth = try SQLStatement(
            connection,
            """
            SELECT currency FROM invoice_previews WHERE company = ? AND month = ?
            ORDER BY currency
            """
        )
        removeMonth = try SQLStatement(
            connection,
            "DELETE FROM invoice_previews WHERE company = ? AND month <= ?"
        )
    }

    /// Notes what was told.
    package func save(_ preview: InvoicePreview, company: String) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(preview.invoice)
            binder.add(company)
            binder.add(preview.month.iso)
            binder.add(preview.currency.rawValue)
            binder.add(preview.totalMinor)
            binder.add(preview.asOf.iso)
        }
    }

    /// What an invoice came to when it was told last, in minor units; nil when it never was.
    package func total(invoice: String) throws(StorageFault) -> Int64? {
        try byInvoice.first({ $0.add(invoice) }, { $0.int() })
    }

    /// The currencies in which a month of a company was told.
    package func currencies(
        company: String,
        month: CivilMonth
    ) throws(StorageFault) -> [Currency] {
        try ofMonth.all(
            { binder in
                binder.add(company)
                binder.add(month.iso)
            },
            { Currency(rawValue: $0.text()) }
        ).compactMap { $0 }
    }

    /// Forgets the months of a company through one that is closed now.
    package func remove(company: String, through month: CivilMonth) throws(StorageFault) {
        try removeMonth.run { binder in
            binder.add(company)
            binder.add(month.iso)
        }
    }
}
