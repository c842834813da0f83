import Domain

/// What terms limit a campaign to.
///
/// Source: domain §7.1.
struct CapacityLimit: Sendable, Hashable {
    /// Where the number comes from.
    enum Basis: Sendable, Hashable {
        /// The terms say it.
        case units(Int64)
        /// It is a share of a subscription, which knows what it is worth.
        case share(String, bp: Int64)
    }

    /// The pricing model.
    let model: PricingModel
    /// Where the number comes from.
    let basis: Basis
}
