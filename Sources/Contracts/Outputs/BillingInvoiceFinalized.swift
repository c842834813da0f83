package import Domain

/// A month is closed, and what the company owes for it never changes any more.
///
/// Source: domain §11.4, §21.4.
package struct BillingInvoiceFinalized: OutputBody {
    /// The invoice.
    package var invoice: Invoice
    /// The bytes after which no further line is written, so that the message fits a broker.
    package var lineBytes: Int

    /// Makes the body from the frozen invoice; brokers take messages of 1 MiB.
    package init(invoice: Invoice, lineBytes: Int = 750_000) {
        self.invoice = invoice
        self.lineBytes = lineBytes
    }

    /// Which output it is: `billing.invoice_finalized`.
    package var type: OutputType { .billingInvoiceFinalized }
    /// None: it is about the company.
    package var campaignId: String? { nil }
    /// Writes the fields of domain §21.4; lines for which there is no room are counted, and are in
    /// the sums.
    package func write(to writer: inout JSONWriter) {
        let currency = invoice.currency
        writer.field("invoiceId", invoice.id)
        writer.field("period", invoice.month.iso)
        writer.field("currency", currency.rawValue)
        writer.key("lines")
        var (told, bytes) = (0, 0)
        writer.array { writer in
            for line in invoice.lines {
                let before = writer.bytes.count
                writer.value(.object(line.json(in: currency)))
                told += 1
                bytes += writer.bytes.count - before
                if bytes > lineBytes { break }
            }
        }
        let omitted = Int64(invoice.lines.count - told)
        if omitted > 0 { writer.field("linesOmitted", omitted) }
        writer.field("subtotal", Money(amount: invoice.subtotalMinor, currency: currency))
        writer.field("tax", Money(amount: invoice.taxMinor, currency: currency))
        writer.field("total", Money(amount: invoice.totalMinor, currency: currency))
    }
}
