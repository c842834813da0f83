/// The period of a bundle subscription that was charged last.
///
/// Source: domain §11.2.
package struct ChargedPeriod: Hashable, Sendable {
    /// The first date as it was charged; it stays in the keys when the dates are corrected.
    package let start: CivilDate
    /// The last date, as corrected last.
    package let end: CivilDate
    /// The largest quantity charged in it.
    package let quantity: Int64

    /// A charged period.
    package init(start: CivilDate, end: CivilDate, quantity: Int64) {
        self.start = start
        self.end = end
        self.quantity = quantity
    }
}
