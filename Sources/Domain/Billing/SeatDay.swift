/// One billable day of a campaign that sold seats.
///
/// Source: domain §11.2.
package struct SeatDay: Hashable, Sendable {
    /// The local date, one with an active moment.
    package let date: CivilDate
    /// N: the seats committed that day.
    package let seats: Int64
    /// The price of a seat per month in minor units, by the terms of that day.
    package let priceMinor: Int64
    /// What a seat over the committed ones costs, in basis points of the price.
    package let overageRateBp: Int64
    /// The most volunteers active at once: the value carried into the day and those at the ends
    /// of its records.
    package let peak: Int64

    /// One day with the terms and the peak of that day.
    package init(
        date: CivilDate,
        seats: Int64,
        priceMinor: Int64,
        overageRateBp: Int64,
        peak: Int64
    ) {
        self.date = date
        self.seats = seats
        self.priceMinor = priceMinor
        self.overageRateBp = overageRateBp
        self.peak = peak
    }
}
