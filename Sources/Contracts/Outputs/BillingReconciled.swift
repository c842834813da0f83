package import Domain

/// A campaign's ledger, counters and statements were compared.
///
/// Source: domain §11.5, §21.4.
package struct BillingReconciled: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The comparison.
    package var reconciliation: Reconciliation

    /// Makes the body from its parts.
    package init(campaign: String, reconciliation: Reconciliation) {
        self.campaign = campaign
        self.reconciliation = reconciliation
    }

    /// Which output it is: `billing.reconciled`.
    package var type: OutputType { .billingReconciled }
    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("status", reconciliation.status.rawValue)
        writer.key("rows")
        writer.array { writer in
            for row in reconciliation.rows {
                writer.object { writer in
                    writer.field("unit", row.unit.rawValue)
                    writer.field("ledger", row.ledger)
                    writer.field("counter", row.counter)
                    writer.field("rated", row.rated)
                }
            }
        }
    }
}
