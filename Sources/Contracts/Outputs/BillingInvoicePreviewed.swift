package import Domain

/// What an open month of a company comes to so far, told when it is another amount than last time.
///
/// Source: "Billing's contract", previews.
package struct BillingInvoicePreviewed: OutputBody {
    /// What it comes to.
    package var preview: InvoicePreview
    /// What it came to when it was told last; nil the first time.
    package var previousMinor: Int64?

    /// Makes the body from a preview and the one before it.
    package init(preview: InvoicePreview, previousMinor: Int64?) {
        self.preview = preview
        self.previousMinor = previousMinor
    }

    /// Which output it is: `billing.invoice_previewed`.
    package var type: OutputType { .billingInvoicePreviewed }
    /// None: it is about the company.
    package var campaignId: String? { nil }
    /// Writes the total and what it is made of.
    package func write(to writer: inout JSONWriter) {
        let currency = preview.currency
        writer.field("invoiceId", preview.invoice)
        writer.field("period", preview.month.iso)
        writer.field("currency", currency.rawValue)
        writer.field("asOf", preview.asOf.iso)
        writer.field("lines", preview.lines)
        writer.key("kinds")
        writer.array { writer in
            for kind in preview.kinds {
                writer.object { writer in
                    writer.field("kind", kind.kind.rawValue)
                    writer.field("amount", Money(amount: kind.amountMinor, currency: currency))
                }
            }
        }
        writer.field("total", Money(amount: preview.totalMinor, currency: currency))
        writer.field(
            "previousTotal",
            previousMinor.map { Money(amount: $0, currency: currency) }
        )
    }
}
