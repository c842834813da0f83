/// What a campaign was charged, whatever was sold.
///
/// Source: domain §9.3.
package enum CampaignCharge {
    /// What served learners of a bundle are worth of its annual price; it is never invoiced.
    ///
    /// `annualPriceMinor` and `learnersSupported` are those of one unit of the subscription; nil
    /// when it supports nobody.
    package static func attributedMinor(
        annualPriceMinor: Int64,
        served: Int64,
        learnersSupported: Int64
    ) throws(MoneyFault) -> Int64? {
        try Quotient.rounded(
            Int128(annualPriceMinor) * Int128(served),
            over: Int128(learnersSupported)
        )
    }

    /// The charge to date: the amounts of all months, open ones to date, and what is attributed.
    package static func totalMinor(
        months: [Int64],
        attributedMinor: Int64 = 0
    ) throws(MoneyFault) -> Int64 {
        var total = attributedMinor
        for month in months { total = try Quotient.sum(total, month) }
        return total
    }
}
