/// Credits that are bought when a campaign becomes active, or when its allocation grows later.
///
/// Source: domain §11.1, §11.2.
package struct CreditPurchase: Hashable, Sendable {
    /// P after the purchase, in thousandths of a credit; the next level of the pool.
    package let levelMc: Int64
    /// What is bought: the difference to P before it.
    package let addedMc: Int64
    /// What it costs in minor units.
    package let amountMinor: Int64

    /// The key of its ledger record, `credits:<P>`, used once.
    package var key: String { Self.prefix + String(levelMc) }

    /// What is to be bought now; nil when P does not grow.
    ///
    /// Asked at the activation and, for a campaign that has been active, whenever terms take
    /// effect. A smaller allocation gives nothing back, and a campaign that never was active buys
    /// nothing. Asked twice with the level it led to, it is nil. Throws when the amount does not
    /// fit.
    package static func due(
        terms: CommercialTerms?,
        wasActive: Bool,
        levelMc: Int64
    ) throws(MoneyFault) -> Self? {
        guard wasActive, case .credits(let credits) = terms, credits.allocationMc > levelMc else {
            return nil
        }
        guard let added = LedgerMovement.difference(credits.allocationMc, levelMc),
            let amount = Arithmetic.roundHalfAway(product: added, credits.priceMinor, over: 1000)
        else { throw .outOfRange }
        return Self(levelMc: credits.allocationMc, addedMc: added, amountMinor: amount)
    }

    /// P of the key of a purchase; nil for any other key.
    package static func level(ofKey key: String) -> Int64? {
        guard key.hasPrefix(prefix) else { return nil }
        return Int64(key.dropFirst(prefix.count))
    }

    private static let prefix = "credits:"
}
