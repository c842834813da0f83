import Domain

/// What an evaluation found out about a campaign, or a company as a whole.
///
/// Source: domain §10.
struct UpsellReading: Sendable {
    /// The campaign; nil for a company.
    let campaign: String?
    /// What was looked at.
    let inputs: UpsellInputs
    /// The category that matches now.
    let category: UpsellCategory
    /// Whether it is still looked at.
    let isEvaluated: Bool
    /// The currency of the amounts.
    let currency: Currency
    /// What a larger deal would be worth.
    var valueMinor: Int64?
    /// What those who wait would pay.
    var unmetMinor: Int64?
}
