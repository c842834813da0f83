package import Domain

/// A billable fact is in the ledger.
///
/// Source: domain §11.1, §21.4.
package struct BillingUsageRecorded: OutputBody {
    /// The campaign; a subscription's fee has none.
    package var campaign: String?
    /// The record of the ledger.
    package var usageId: String
    /// What was used.
    package var usageType: UsageType
    /// How much, signed.
    package var quantity: Int64
    /// What the quantity counts.
    package var unit: UsageUnit
    /// By whom.
    package var participantId: String?
    /// The fact behind it.
    package var ref: String
    /// When it happened.
    package var effectiveAt: Instant
    /// The local month it is booked in.
    package var period: String
    /// The closed month it belongs to, if it came late.
    package var lateFor: String?
    /// The record that it takes back.
    package var reverses: String?
    /// The cohort.
    package var instanceId: String?
    /// The pricing model of that day.
    package var model: PricingModel
    /// What is recorded only once under it, such as a fee of a month.
    package var key: String?
    /// How long it took, for a session.
    package var minutes: Int64?
    /// What it costs, where the record says so: a fixed fee, a milestone, an overage.
    package var amount: Money?

    /// Makes the body from its parts.
    package init(
        campaign: String?,
        usageId: String,
        usageType: UsageType,
        quantity: Int64,
        unit: UsageUnit,
        participantId: String? = nil,
        ref: String,
        effectiveAt: Instant,
        period: String,
        lateFor: String? = nil,
        reverses: String? = nil,
        instanceId: String? = nil,
        model: PricingModel,
        key: String? = nil,
        minutes: Int64? = nil,
        amount: Money? = nil
    ) {
        self.campaign = campaign
        self.usageId = usageId
        self.usageType = usageType
        self.quantity = quantity
        self.unit = unit
        self.participantId = participantId
        self.ref = ref
        self.effectiveAt = effectiveAt
        self.period = period
        self.lateFor = lateFor
        self.reverses = reverses
        self.instanceId = instanceId
        self.model = model
        self.key = key
        self.minutes = minutes
        self.amount = amount
    }

    /// Which output it is: `billing.usage_recorded`.
    package var type: OutputType { .billingUsageRecorded }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("usageId", usageId)
        writer.field("type", usageType.rawValue)
        writer.field("quantity", quantity)
        writer.field("unit", unit.rawValue)
        writer.field("participantId", participantId)
        writer.field("ref", ref)
        writer.field("effectiveAt", effectiveAt)
        writer.field("period", period)
        writer.field("lateFor", lateFor)
        writer.field("reverses", reverses)
        writer.field("instanceId", instanceId)
        writer.field("model", model.rawValue)
        writer.field("key", key)
        writer.field("minutes", minutes)
        writer.field("amount", amount)
    }
}
