package import Domain

/// A month of a company takes no more records: what it came to, and which records it is made of.
///
/// Source: "Billing's contract", the end of a month.
package struct BillingPeriodClosed: OutputBody {
    /// The sums of the ledger.
    package var usage: UsagePeriod
    /// The final invoices, one for each currency.
    package var invoices: [Invoice]
    /// How many campaigns have a statement for the month.
    package var campaigns: Int64

    /// Makes the body from what the closing found.
    package init(usage: UsagePeriod, invoices: [Invoice], campaigns: Int64) {
        self.usage = usage
        self.invoices = invoices
        self.campaigns = campaigns
    }

    /// Which output it is: `billing.period_closed`.
    package var type: OutputType { .billingPeriodClosed }
    /// None: it is about the company.
    package var campaignId: String? { nil }
    /// Writes month, totals and counts.
    package func write(to writer: inout JSONWriter) {
        writer.field("period", usage.month.iso)
        writer.field("campaigns", campaigns)
        writer.key("totals")
        writer.array { writer in
            for invoice in invoices {
                writer.object { writer in
                    writer.field("invoiceId", invoice.id)
                    writer.field(
                        "total",
                        Money(amount: invoice.totalMinor, currency: invoice.currency)
                    )
                }
            }
        }
        usage.writeTotals(to: &writer)
    }
}

extension UsagePeriod {
    /// Writes how many records there are of what, and where in the company's usage they are.
    func writeTotals(to writer: inout JSONWriter) {
        writer.field("records", records)
        writer.field("firstTypesequence", first)
        writer.field("lastTypesequence", last)
        writer.key("usage")
        writer.array { writer in
            for total in totals {
                writer.object { writer in
                    writer.field("type", total.type.rawValue)
                    writer.field("unit", total.unit.rawValue)
                    writer.field("records", total.records)
                    writer.field("quantity", total.quantity)
                }
            }
        }
    }
}
