import Contracts
import Domain

/// A billable fact on its way into the ledger.
///
/// Source: domain §7.2, §11.1.
struct UsageFact: Sendable {
    /// The campaign; nil for what a subscription costs.
    let campaign: String?
    /// What happened.
    let type: UsageType
    /// How much, signed.
    let quantity: Int64
    /// What the quantity counts.
    let unit: UsageUnit
    /// The source fact, or the key.
    let ref: String
    /// When.
    let effectiveAt: Instant
    /// The cohort.
    var instance: String?
    /// Who.
    var participant: String?
    /// What it is written for, once.
    var key: String?
    /// The minutes of a session.
    var minutes: Int64?
    /// What it costs.
    var amount: Money?
    /// The model where the terms of its day do not say it.
    var model: PricingModel?
    /// The month it is booked in, where that is not the month of its moment.
    var period: CivilMonth?
    /// The record that it takes back.
    var reverses: String?
    /// Why, for a reversal.
    var reason: String?

    /// Makes a fact; what only some facts have is set afterwards.
    init(
        campaign: String?,
        type: UsageType,
        quantity: Int64,
        unit: UsageUnit,
        ref: String,
        effectiveAt: Instant
    ) {
        self.campaign = campaign
        self.type = type
        self.quantity = quantity
        self.unit = unit
        self.ref = ref
        self.effectiveAt = effectiveAt
    }
}
