/// The rating of one campaign and month that sold seats.
///
/// Source: domain §11.2.
package struct SeatStatement: Hashable, Sendable {
    /// The month.
    package let month: CivilMonth
    /// The parts of the commitment, in the order of their days.
    package let segments: [SeatSegment]
    /// The sum of the segments: the exact commitment of the month, rounded once.
    package let commitmentMinor: Int64
    /// The seats over the committed ones, summed over the days.
    package let overageSeatDays: Int64
    /// What they cost, rounded once.
    package let overageMinor: Int64
    /// Commitment and overage together.
    package let totalMinor: Int64
    /// The committed seats summed over the billable days, for the reconciliation.
    package let committedSeatDays: Int64
}
