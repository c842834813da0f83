package import Domain

/// What the ledger of a company holds for a month, for a consumer to check its copy against.
///
/// Source: "Billing's contract", statements.
package struct BillingUsageStatement: OutputBody {
    /// The reference of the request.
    package var requestRef: String
    /// The zone that local dates are of, by its name.
    package var timeZone: String
    /// Whether the month takes no more records.
    package var isClosed: Bool
    /// The sums.
    package var usage: UsagePeriod

    /// Makes the body from its parts.
    package init(requestRef: String, timeZone: String, isClosed: Bool, usage: UsagePeriod) {
        self.requestRef = requestRef
        self.timeZone = timeZone
        self.isClosed = isClosed
        self.usage = usage
    }

    /// Which output it is: `billing.usage_statement`.
    package var type: OutputType { .billingUsageStatement }
    /// None: it is about the company.
    package var campaignId: String? { nil }
    /// Writes the totals of the month, then its days.
    package func write(to writer: inout JSONWriter) {
        writer.field("requestRef", requestRef)
        writer.field("period", usage.month.iso)
        writer.field("status", isClosed ? "closed" : "open")
        writer.field("timeZone", timeZone)
        usage.writeTotals(to: &writer)
        writer.key("days")
        writer.array { writer in
            for day in usage.days { writer.value(.object(day.json)) }
        }
    }
}
