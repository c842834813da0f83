/// A local date of the clock on which the number of active volunteers changed.
///
/// Source: domain §11.2.
package struct VolunteerDay: Hashable, Sendable {
    /// The date.
    package let date: CivilDate
    /// The most volunteers at once: the number carried into the day and those at its record ends.
    package let peak: Int64
    /// The number at the end of its last record, carried into the days after it.
    package let closing: Int64

    /// A day.
    package init(date: CivilDate, peak: Int64, closing: Int64) {
        self.date = date
        self.peak = peak
        self.closing = closing
    }
}
