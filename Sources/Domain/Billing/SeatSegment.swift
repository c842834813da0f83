/// Consecutive billable days of a month with the same seats and price.
///
/// Source: domain §11.2.
package struct SeatSegment: Hashable, Sendable {
    /// The first day.
    package let from: CivilDate
    /// The last day.
    package let to: CivilDate
    /// The seats committed on each of its days.
    package let seats: Int64
    /// The price of a seat per month in minor units.
    package let priceMinor: Int64
    /// The amount in minor units.
    package let amountMinor: Int64

    /// The number of its days.
    package var days: Int64 { to.days(since: from) + 1 }

    /// The committed seats over its days.
    package var seatDays: Int64 { Arithmetic.saturatingProduct(seats, days) }
}
