/// An instance as a calendar shows it.
package struct CalendarInstance: Hashable, Sendable {
    /// The campaign it belongs to.
    package let campaign: String
    /// The instance's id.
    package let id: String
    /// Its state today.
    package let status: InstanceStatus
    /// Its dates, also those outside the calendar.
    package let dates: CivilRange
}
