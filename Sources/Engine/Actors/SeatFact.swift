import Contracts
import Domain

/// A billable fact on its way from capacity to billing.
///
/// Source: domain §7.2.
struct SeatFact: Sendable {
    /// The campaign.
    let campaign: String
    /// The cohort.
    let instance: String?
    /// What happened.
    let type: UsageType
    /// 1, or −1 for a reversal.
    let quantity: Int64
    /// Who.
    let participant: String
    /// The source fact.
    let ref: String
    /// When.
    let effectiveAt: Instant
    /// The pricing model of that day.
    let model: PricingModel
    /// The record that it takes back.
    var reverses: String?
    /// Why, for a reversal.
    var reason: String?
}
