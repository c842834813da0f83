/// One version of seat terms.
///
/// Source: domain §9.1.
package struct SeatTerms: Hashable, Sendable {
    /// The local date from which the version holds.
    package let effectiveFrom: CivilDate
    /// The committed seats, 1 or more.
    package let seats: Int64
    /// The price of a seat per month in minor units.
    package let priceMinor: Int64
    /// What a seat over the committed ones costs, 0–30000 basis points of the price.
    package let overageRateBp: Int64

    /// A version of the terms.
    package init(
        effectiveFrom: CivilDate,
        seats: Int64,
        priceMinor: Int64,
        overageRateBp: Int64 = 10_000
    ) {
        self.effectiveFrom = effectiveFrom
        self.seats = seats
        self.priceMinor = priceMinor
        self.overageRateBp = overageRateBp
    }

    /// The version of a date among versions in ascending order; a date before the first takes the
    /// first, and without any there is none.
    package static func inForce(on date: CivilDate, among versions: [Self]) -> Self? {
        versions.last { $0.effectiveFrom <= date } ?? versions.first
    }
}
