/// One way to pay for what a company would like to do.
///
/// Source: domain §9.4.
package struct PricingOption: Hashable, Sendable {
    /// The pricing model.
    package let model: PricingModel
    /// What it costs in all.
    package let total: Money
    /// Custom: the part of the total that is due whatever happens; nil for the others.
    package let fixedFee: Money?
    /// Bundle: the subscription that has the share to give; nil for the others.
    package let subscription: String?

    /// An option.
    package init(
        model: PricingModel,
        total: Money,
        fixedFee: Money? = nil,
        subscription: String? = nil
    ) {
        self.model = model
        self.total = total
        self.fixedFee = fixedFee
        self.subscription = subscription
    }
}
