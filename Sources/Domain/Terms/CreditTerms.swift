/// One version of credit terms: work bought in advance.
///
/// Source: domain §9.1.
package struct CreditTerms: Hashable, Sendable {
    /// The local date from which the version holds.
    package let effectiveFrom: CivilDate
    /// The thousandths of a credit bought, 1000 or more.
    package let allocationMc: Int64
    /// The price of a credit in minor units.
    package let priceMinor: Int64
    /// The price of a credit beyond the bought ones in minor units.
    package let overagePriceMinor: Int64
    /// What activities cost; nil is the tariff of the type of program.
    package let tariff: [CreditTariff]?

    /// A version of the terms; without a price of overage it is the price.
    package init(
        effectiveFrom: CivilDate,
        allocationMc: Int64,
        priceMinor: Int64,
        overagePriceMinor: Int64? = nil,
        tariff: [CreditTariff]? = nil
    ) {
        self.effectiveFrom = effectiveFrom
        self.allocationMc = allocationMc
        self.priceMinor = priceMinor
        self.overagePriceMinor = overagePriceMinor ?? priceMinor
        self.tariff = tariff
    }

    /// The price of the whole allocation in minor units; nil when it does not fit.
    package var valueMinor: Int64? {
        Arithmetic.roundHalfAway(product: allocationMc, priceMinor, over: 1000)
    }

    /// The thousandths of a credit of an activity, 0 where the tariff has none for it.
    package func charge(_ activity: String, minutes: Int64, in type: ProgramType) -> Int64? {
        let entries = tariff ?? CreditTariff.standard(type)
        guard let entry = entries.first(where: { $0.activity == activity }) else { return 0 }
        return entry.charge(minutes: minutes)
    }
}
