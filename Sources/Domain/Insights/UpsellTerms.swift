/// The prices by which an upsell is valued, one case per pricing model, in minor units.
package enum UpsellTerms: Hashable, Sendable {
    /// Seats at a price per month.
    case seats(pricePerMonthMinor: Int64)
    /// Credits at a price per credit; units are thousandths.
    case credits(priceMinor: Int64)
    /// Learners at a price each.
    case iaas(pricePerLearnerMinor: Int64)
    /// A bundle at a price per year for so many learners.
    case bundle(annualPriceMinor: Int64, learnersSupported: Int64)
    /// Anything else agreed, by the value of the contract.
    case custom(contractValueMinor: Int64)
}
